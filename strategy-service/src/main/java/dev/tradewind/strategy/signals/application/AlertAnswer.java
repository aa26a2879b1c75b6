package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.SignalKind;
import java.util.Locale;
import java.util.UUID;

/** What the sender of a stored alert is told (D-09). What risk makes of it stands in the trace, not here. */
public record AlertAnswer(String message, UUID signalId, String classification, boolean isValid, String exchange) {
    private static final String ENTRY = "Position group created and pending execution";
    private static final String WAY_OUT = "Exit accepted";
    private static final String DUPLICATE = "Duplicate ignored";

    static AlertAnswer accepted(UUID signalId, SignalKind kind, String exchange) {
        return new AlertAnswer(kind == SignalKind.ENTRY ? ENTRY : WAY_OUT, signalId, nameOf(kind), true, exchange);
    }

    /** Stored, but it will not trade; {@code message} says why. */
    static AlertAnswer withoutEffect(UUID signalId, SignalKind kind, String exchange, String message) {
        return new AlertAnswer(message, signalId, nameOf(kind), false, exchange);
    }

    static AlertAnswer duplicate(UUID firstSignalId, SignalKind kind, boolean isValid, String exchange) {
        return new AlertAnswer(DUPLICATE, firstSignalId, nameOf(kind), isValid, exchange);
    }

    /** Public name of a classification; an entry is called {@code new_entry} (S-03). */
    public static String nameOf(SignalKind kind) {
        return kind == SignalKind.ENTRY ? "new_entry" : kind.name().toLowerCase(Locale.ROOT);
    }
}
