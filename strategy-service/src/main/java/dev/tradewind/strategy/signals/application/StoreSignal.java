package dev.tradewind.strategy.signals.application;

import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.web.Correlation;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;

/** Use case: makes a strategy's signal durable together with its fact, in the caller's transaction; a repeat changes nothing (R8). */
@Singleton
public class StoreSignal {
    private final Signals signals;
    private final SignalEvents events;
    private final SignalMetrics metrics;

    StoreSignal(Signals signals, SignalEvents events, SignalMetrics metrics) {
        this.signals = signals;
        this.events = events;
        this.metrics = metrics;
    }

    public Signals.Stored handle(Sql sql, NewSignal signal) {
        Signals.Stored stored = signals.store(sql, signal);
        switch (stored) {
            case Signals.Stored.Duplicate first -> metrics.count("duplicate");
            case Signals.Stored.New fresh -> told(sql, signal);
        }
        return stored;
    }

    private void told(Sql sql, NewSignal signal) {
        events.append(sql, signal, Correlation.current());
        metrics.count(signal.isValid() ? "accepted" : "refused");
        Log.infof(
                "signal stored signalId=%s sourceId=%s symbol=%s classification=%s code=%s",
                signal.id(),
                signal.source().id(),
                signal.alert().symbol(),
                signal.alert().kind(),
                signal.code());
    }
}
