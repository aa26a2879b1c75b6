package dev.tradewind.web.kill;

import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.List;

/** Kill switches of every scope the user sees, and how much is open. */
public record KillView(List<Scope> scopes, String openText) {
    /** One switch; {@code canResume} when it is stopped and this viewer may start it again. */
    public record Scope(
            String scope,
            String scopeId,
            String title,
            Pill mode,
            String reason,
            Moment changed,
            boolean canResume,
            boolean needsPassword) {}
}
