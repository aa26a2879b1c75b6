package dev.tradewind.engine.risk;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Percent;
import org.jspecify.annotations.Nullable;

/** What is known of the market at the moment of a decision; what is unknown is null and closes the gate. */
public record MarketView(
        @Nullable Instrument instrument,
        Percent fee,
        @Nullable Quote quote) {}
