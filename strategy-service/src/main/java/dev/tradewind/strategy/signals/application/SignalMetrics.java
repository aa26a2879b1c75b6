package dev.tradewind.strategy.signals.application;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts deliveries by what became of them. */
@Singleton
class SignalMetrics {
    private final MeterRegistry registry;

    SignalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code outcome} is accepted, refused, duplicate, invalid, throttled or unknown. */
    void count(String outcome) {
        registry.counter("trading_alerts_total", "outcome", outcome).increment();
    }
}
