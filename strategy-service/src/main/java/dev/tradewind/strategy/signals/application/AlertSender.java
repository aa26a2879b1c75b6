package dev.tradewind.strategy.signals.application;

import java.util.UUID;

/** How a delivery shows that it may signal. */
public sealed interface AlertSender {
    UUID user();

    /** Token in the address. */
    record ByPath(UUID user, String token) implements AlertSender {
        @Override
        public String toString() {
            return "ByPath[user=" + user + "]";
        }
    }

    /** Token in the body's {@code secret}. */
    record ByBody(UUID user) implements AlertSender {}

    /** The logged-in owner tries the hook out. */
    record ByOwner(UUID user, UUID hook) implements AlertSender {}
}
