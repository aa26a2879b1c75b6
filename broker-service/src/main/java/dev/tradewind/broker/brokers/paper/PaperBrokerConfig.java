package dev.tradewind.broker.brokers.paper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the paper venue is talked to. Its address and key are {@code tradewind.venue.url} and {@code tradewind.venue.key}. */
@ConfigMapping(prefix = "tradewind.paper")
public interface PaperBrokerConfig {
    /** Longest wait for a connection. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** Longest wait for an answer; after it the outcome of an order is unknown. */
    @WithDefault("3s")
    Duration answerTimeout();

    /** Life of a request: the venue refuses it later (class A with deadline). */
    @WithDefault("5s")
    Duration requestLife();

    /** How far the venue's clock must be past that before absence counts: above the venue's longest commit. */
    @WithDefault("15s")
    Duration fenceMargin();
}
