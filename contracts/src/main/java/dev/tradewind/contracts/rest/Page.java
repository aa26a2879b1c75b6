package dev.tradewind.contracts.rest;

import java.util.List;

/** One page of a user's list (C-57): the items, how many there are in all, and where this page stands. */
public record Page<T>(List<T> items, long total, int limit, int offset) {
    public Page {
        items = List.copyOf(items);
    }
}
