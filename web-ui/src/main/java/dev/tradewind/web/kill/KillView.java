package dev.tradewind.web.kill;

import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.List;

/** Kill switches of every scope the user sees, and how much is open. */
public record KillView(List<Scope> scopes, int openPositions, String openText, boolean isStopped, boolean isHalted) {
    /** One switch. */
    public record Scope(String title, Pill mode, String reason, String changedBy, Moment changed) {}
}
