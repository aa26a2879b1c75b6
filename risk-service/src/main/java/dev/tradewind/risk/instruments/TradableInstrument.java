package dev.tradewind.risk.instruments;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Percent;
import java.time.Instant;

/** An instrument with the venue's fee and the moment its metadata was published. */
public record TradableInstrument(Instrument instrument, Percent fee, Instant publishedAt) {}
