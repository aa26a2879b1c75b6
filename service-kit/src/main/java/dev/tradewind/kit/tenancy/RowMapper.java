package dev.tradewind.kit.tenancy;

import java.util.function.Function;

/** Makes a value of a row. */
@FunctionalInterface
public interface RowMapper<T> extends Function<SqlRow, T> {}
