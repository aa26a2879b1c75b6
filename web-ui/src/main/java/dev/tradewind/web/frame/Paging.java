package dev.tradewind.web.frame;

import org.jspecify.annotations.Nullable;

/** Where a list stands and how to go on: previous, next, count. {@code path} already holds the filters. */
public record Paging(String path, int limit, int offset, long total) {
    private static final int STANDARD = 50;
    private static final int LARGEST = 100;

    /** Page size out of a query string. */
    public static int limitOf(@Nullable Integer asked) {
        return asked == null ? STANDARD : Math.clamp(asked, 1, LARGEST);
    }

    /** Start out of a query string. */
    public static int offsetOf(@Nullable Integer asked) {
        return asked == null ? 0 : Math.clamp(asked, 0, 1_000_000);
    }

    public boolean isNeeded() {
        return offset > 0 || total > limit;
    }

    public boolean hasPrevious() {
        return offset > 0;
    }

    public boolean hasNext() {
        return offset + limit < total;
    }

    public String previous() {
        return address(Math.max(0, offset - limit));
    }

    public String next() {
        return address(offset + limit);
    }

    /** For example {@code 51–100 of 240}. */
    public String label() {
        return total == 0 ? "0" : (offset + 1) + "–" + Math.min(total, offset + limit) + " of " + total;
    }

    private String address(int start) {
        return path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&offset=" + start;
    }
}
