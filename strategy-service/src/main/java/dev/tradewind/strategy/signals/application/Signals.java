package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.SignalKind;
import dev.tradewind.kit.tenancy.Sql;
import java.util.List;
import java.util.UUID;

/** Port: where signals become durable. */
public interface Signals {
    /** Stores the signal unless its key was there before; of many at once exactly one is new (R8). */
    Stored store(Sql sql, NewSignal signal);

    /** Stores signals of any users whose keys do not depend on the window before; how many of them were new. */
    int storeAll(Sql sql, List<NewSignal> signals);

    /** What came of storing. */
    sealed interface Stored {
        record New() implements Stored {}

        /** The signal that was there first. */
        record Duplicate(UUID id, SignalKind kind, boolean isValid, String exchange) implements Stored {}
    }
}
