package dev.tradewind.risk.instruments;

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
import java.util.Optional;

/** Precision metadata of all instruments, kept from {@code broker.instrument.published.v1}. */
@Singleton
public class KnownInstruments {
    /** The fact does not carry these two; decisions use the gate's own band and never count open orders. */
    private static final int MAX_OPEN_ORDERS = 200;

    private static final Percent PRICE_BAND = Percent.of("5");

    private final Json json;

    KnownInstruments(Json json) {
        this.json = json;
    }

    /** An instrument came or changed. An older fact than the one kept changes nothing. */
    public void published(Sql sql, EventEnvelope event) {
        InstrumentPublishedV1 instrument = event.dataAs(InstrumentPublishedV1.class);
        sql.update("""
                insert into instrument (venue, symbol, data, published_at) values ($1, $2, $3, $4)
                on conflict (symbol, venue) do update set data = excluded.data, published_at = excluded.published_at
                where instrument.published_at <= excluded.published_at""", instrument.venue(), instrument.symbol(), json.write(instrument), instrument.at());
    }

    /** The instrument at this venue, or at any if the venue does not list it. */
    public Optional<TradableInstrument> find(Sql sql, String symbol, String venue) {
        return sql
                .list(
                        "select data from instrument where symbol = $1 order by (venue = $2) desc, venue limit 1",
                        row -> json.read(row.text("data"), InstrumentPublishedV1.class),
                        symbol,
                        venue)
                .stream()
                .findFirst()
                .map(KnownInstruments::toEngine);
    }

    private static TradableInstrument toEngine(InstrumentPublishedV1 fact) {
        Currency quote = Currency.of(fact.quote());
        Instrument instrument = new Instrument(
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
        return new TradableInstrument(instrument, new Percent(fact.feePercent()), fact.at());
    }
}
