package dev.tradewind.broker.venue.matching;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Quantity;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the paper venue trades (C-56). */
@Singleton
public class VenueInstruments {
    /** What the prices are, for display (C-56). */
    public static final String DESCRIPTION = "replay of perpetual prices";

    public static final Currency CASH = Currency.of("USDT");

    private final Map<Symbol, InstrumentScale> scales = new LinkedHashMap<>();

    public VenueInstruments() {
        for (String symbol : List.of("BTC/USDT", "ETH/USDT")) {
            Instrument instrument = instrument(Symbol.of(symbol));
            scales.put(instrument.symbol(), new InstrumentScale(instrument));
        }
    }

    public List<Instrument> all() {
        return scales.values().stream().map(InstrumentScale::instrument).toList();
    }

    public Collection<InstrumentScale> scales() {
        return List.copyOf(scales.values());
    }

    public Optional<InstrumentScale> find(Symbol symbol) {
        return Optional.ofNullable(scales.get(symbol));
    }

    /** The scale of a symbol that is known to be traded here. */
    public InstrumentScale scale(Symbol symbol) {
        return find(symbol).orElseThrow(() -> new IllegalStateException("not traded here: " + symbol));
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(
                "PAPER",
                symbol,
                Currency.of(symbol.base()),
                CASH,
                List.of(TickTier.of("0", "0.01")),
                Quantity.of("0.00001"),
                Quantity.of("0.00001"),
                Quantity.of("1000"), // keeps price times quantity in the range of a long at any price below 9 million
                Money.of("5", CASH),
                200,
                Percent.of("20"));
    }
}
