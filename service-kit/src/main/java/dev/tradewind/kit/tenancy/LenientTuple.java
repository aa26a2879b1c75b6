package dev.tradewind.kit.tenancy;

import io.vertx.sqlclient.data.Numeric;
import io.vertx.sqlclient.impl.ArrayTuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/** A tuple in which an empty list fits every kind of array: it has no element that could tell its type. */
final class LenientTuple extends ArrayTuple {
    LenientTuple(Collection<?> values) {
        super(values);
    }

    private boolean isEmptyList(int position) {
        return getValue(position) instanceof Object[] values && values.length == 0;
    }

    @Override
    public UUID[] getArrayOfUUIDs(int position) {
        return isEmptyList(position) ? new UUID[0] : super.getArrayOfUUIDs(position);
    }

    @Override
    public String[] getArrayOfStrings(int position) {
        return isEmptyList(position) ? new String[0] : super.getArrayOfStrings(position);
    }

    @Override
    public Integer[] getArrayOfIntegers(int position) {
        return isEmptyList(position) ? new Integer[0] : super.getArrayOfIntegers(position);
    }

    @Override
    public Long[] getArrayOfLongs(int position) {
        return isEmptyList(position) ? new Long[0] : super.getArrayOfLongs(position);
    }

    @Override
    public Numeric[] getArrayOfNumerics(int position) {
        return isEmptyList(position) ? new Numeric[0] : super.getArrayOfNumerics(position);
    }

    @Override
    public OffsetDateTime[] getArrayOfOffsetDateTimes(int position) {
        return isEmptyList(position) ? new OffsetDateTime[0] : super.getArrayOfOffsetDateTimes(position);
    }
}
