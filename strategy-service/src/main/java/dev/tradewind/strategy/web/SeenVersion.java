package dev.tradewind.strategy.web;

import dev.tradewind.kit.problem.Invalid;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version a change is based on: the header {@code If-Match} or the body's {@code version} (D-20). */
public final class SeenVersion {
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    private SeenVersion() {}

    /** The version, which must be given in one of the two places and the same in both. */
    public static long required(@Nullable String ifMatch, @Nullable Long fromBody) {
        Long seen = optional(ifMatch, fromBody);
        if (seen == null) {
            throw Invalid.of("version", "REQUIRED", "Tell which version you saw: If-Match or the field version.");
        }
        return seen;
    }

    /** As {@link #required}, but may be absent. */
    public static @Nullable Long optional(@Nullable String ifMatch, @Nullable Long fromBody) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return fromBody;
        }
        Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Invalid.of("If-Match", "NOT_A_VERSION", "If-Match must be the version number.");
        }
        long version = Long.parseLong(tag.group(1));
        if (fromBody != null && fromBody != version) {
            throw Invalid.of("version", "CONTRADICTORY", "If-Match and the field version differ.");
        }
        return version;
    }
}
