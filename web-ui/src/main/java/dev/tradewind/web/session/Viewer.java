package dev.tradewind.web.session;

import dev.tradewind.contracts.rest.UserView;
import dev.tradewind.web.backend.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who looks at the page: the session if there is one, its form token, and how pages shall look. */
public record Viewer(@Nullable Session session, String formToken, Display display, Caller caller, boolean isHtmx) {
    private static final List<String> LADDER = List.of("viewer", "trader", "manager", "admin");

    public boolean isSignedIn() {
        return session != null;
    }

    /** The signed-in user; pages that are not public always have one. */
    public UserView user() {
        return Objects.requireNonNull(session, "page needs a session").user();
    }

    /** Whether to show what needs this role; the service decides whether it may be done. */
    public boolean has(String role) {
        return session != null
                && LADDER.indexOf(session.user().role().toLowerCase(Locale.ROOT)) >= LADDER.indexOf(role);
    }

    /** May place, close and configure. */
    public boolean isTrader() {
        return has("trader");
    }
}
