package dev.tradewind.strategy.signals.application;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.strategy.hooks.ReceivingHook;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a signal comes from, the account it is for, and the newest version of the configuration that applies. */
public sealed interface SignalSource {
    UUID id();

    UUID accountId();

    DcaConfigurationV1 configuration();

    /** The strategy's id, or null for a hook. */
    default @Nullable UUID strategyId() {
        return switch (this) {
            case OfHook hook -> null;
            case OfStrategy strategy -> strategy.id();
        };
    }

    /** An alert that was delivered to a webhook. */
    record OfHook(UUID id, UUID accountId, DcaConfigurationV1 configuration) implements SignalSource {
        static OfHook of(ReceivingHook hook) {
            return new OfHook(hook.id(), hook.accountId(), hook.configuration());
        }
    }

    /** A strategy that the user runs on live prices. */
    record OfStrategy(UUID id, UUID accountId, DcaConfigurationV1 configuration) implements SignalSource {}
}
