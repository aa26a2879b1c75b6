package dev.tradewind.kit.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The correlation id of the work in hand: taken or made at the edge, kept in the log context, carried in events. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    public static final String KEY = "correlationId";
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    /** Id of the current work; a new one where none was set yet. */
    public static String current() {
        Object id = MDC.get(KEY);
        if (id == null) {
            String made = create();
            MDC.put(KEY, made);
            return made;
        }
        return id.toString();
    }

    /** Uses an id for the work on this thread or request; anything odd is replaced by a new id. */
    public static String use(@Nullable String offered) {
        String id = offered != null && GOOD.matcher(offered).matches() ? offered : create();
        MDC.put(KEY, id);
        return id;
    }

    public static void clear() {
        MDC.remove(KEY);
    }

    private static String create() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }
}
