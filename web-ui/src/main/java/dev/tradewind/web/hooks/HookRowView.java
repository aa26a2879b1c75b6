package dev.tradewind.web.hooks;

import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Moment;
import java.util.UUID;

/** One hook as a card. */
public record HookRowView(
        UUID id,
        String name,
        String configuration,
        UUID configurationId,
        UUID accountId,
        boolean isActive,
        String tokenHint,
        Moment previousUntil,
        boolean hasPrevious,
        Moment lastSignal,
        long signals,
        long version,
        String key) {
    static HookRowView of(HookView hook, Figures figures) {
        boolean hasPrevious = hook.previousTokenValidUntil() != null
                && hook.previousTokenValidUntil().isAfter(figures.now());
        return new HookRowView(
                hook.id(),
                hook.name(),
                hook.configurationName(),
                hook.configurationId(),
                hook.accountId(),
                hook.isActive(),
                hook.tokenHint().startsWith("…") ? hook.tokenHint() : "…" + hook.tokenHint(),
                figures.moment(hook.previousTokenValidUntil()),
                hasPrevious,
                figures.moment(hook.lastSignalAt()),
                hook.signals(),
                hook.version(),
                UUID.randomUUID().toString());
    }
}
