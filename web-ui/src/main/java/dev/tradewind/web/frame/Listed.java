package dev.tradewind.web.frame;

import dev.tradewind.contracts.rest.Page;
import java.util.List;
import java.util.function.Function;

/** The rows of a list that comes in pages, and where it stands. */
public record Listed<T>(List<T> rows, Paging paging) {
    /** A service's page with each item as a row; {@code path} is the list's address with its filters. */
    public static <V, T> Listed<T> of(Page<V> page, String path, Function<V, T> row) {
        return new Listed<>(
                page.items().stream().map(row).toList(), new Paging(path, page.limit(), page.offset(), page.total()));
    }
}
