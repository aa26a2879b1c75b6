package dev.tradewind.strategy.instruments;

import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.tenancy.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Precision metadata of all instruments, kept from {@code broker.instrument.published.v1}. */
@Singleton
public class KnownInstruments {
    /** The fact does not carry these two; the preview does not depend on them. */
    private static final int MAX_OPEN_ORDERS = 200;

    private static final Percent PRICE_BAND = Percent.of("5");

    /** An instrument came or changed. An older fact than the one kept changes nothing. */
    public void published(Sql sql, EventEnvelope event) {
        InstrumentPublishedV1 instrument = event.dataAs(InstrumentPublishedV1.class);
        sql.update("""
                insert into instrument (venue, symbol, data, published_at) values ($1, $2, $3, $4)
                on conflict (symbol, venue) do update set data = excluded.data, published_at = excluded.published_at
                where instrument.published_at <= excluded.published_at""", instrument.venue(), instrument.symbol(), Json.of(instrument), instrument.at());
    }

    public Optional<Instrument> find(Sql sql, Symbol symbol) {
        return sql
                .list(
                        "select data from instrument where symbol = $1 order by venue limit 1",
                        row -> row.json("data", InstrumentPublishedV1.class),
                        symbol.value())
                .stream()
                .findFirst()
                .map(KnownInstruments::toEngine);
    }

    /** Canonical symbols that can be traded, sorted. */
    public List<String> symbols(Sql sql) {
        return sql.list("select distinct symbol from instrument order by symbol", row -> row.text("symbol"));
    }

    private static Instrument toEngine(InstrumentPublishedV1 fact) {
        Currency quote = Currency.of(fact.quote());
        return new Instrument(
                fact.venue(),
                Symbol.of(fact.symbol()),
                Currency.of(fact.base()),
                quote,
                fact.ticks().stream()
                        .map(tier -> new TickTier(new Price(tier.fromPrice()), new Price(tier.tick())))
                        .toList(),
                new Quantity(fact.step()),
                new Quantity(fact.minQuantity()),
                new Quantity(fact.maxQuantity()),
                new Money(fact.minNotional(), quote),
                MAX_OPEN_ORDERS,
                PRICE_BAND);
    }
}
