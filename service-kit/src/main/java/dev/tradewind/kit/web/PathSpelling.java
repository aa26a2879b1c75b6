package dev.tradewind.kit.web;

import java.util.regex.Pattern;

/** One address, one spelling: no parameters, no encoded separators, no double encoding, no dot segments, no empty segments (S13). */
public final class PathSpelling {
    private static final Pattern ODD = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]|//|/\\.{1,2}(/|$)|%(?:2[ef5]|3b|5c|0|1|7f)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private PathSpelling() {}

    /** True for a path as we write them; {@code path} is raw, as it came over the wire. */
    public static boolean isPlain(String path) {
        return path != null
                && path.length() <= 2048
                && path.startsWith("/")
                && !ODD.matcher(path).find()
                && !BAD_ESCAPE.matcher(path).find();
    }
}
