package dev.tradewind.web.edge;

import java.util.List;
import java.util.Locale;

/** Refuses spellings of a path that two readers could understand differently (S13). */
final class PathSpelling {
    private static final List<String> REFUSED =
            List.of(";", "\\", "//", "%2f", "%5c", "%3b", "%25", "%00", "%2e", "/./", "/../");

    private PathSpelling() {}

    static boolean isPlain(String uri) {
        int query = uri.indexOf('?');
        String path = (query < 0 ? uri : uri.substring(0, query)).toLowerCase(Locale.ROOT);
        return path.startsWith("/")
                && !path.endsWith("/..")
                && !path.endsWith("/.")
                && REFUSED.stream().noneMatch(path::contains)
                && path.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
