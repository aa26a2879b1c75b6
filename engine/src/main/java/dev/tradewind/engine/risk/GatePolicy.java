package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.Percent;
import java.time.Duration;

/**
 * How old the inputs of an entry decision may be, and how far its price may lie from the market.
 *
 * @param signalAge life of a decision for making a group (C-47)
 * @param equityAge C-49
 * @param quoteAge a price older than this is no price
 * @param priceBand C-46
 */
public record GatePolicy(Duration signalAge, Duration equityAge, Duration quoteAge, Percent priceBand) {
    public static final GatePolicy DEFAULT =
            new GatePolicy(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), Percent.of("5"));
}
