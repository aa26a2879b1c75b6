package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.positions.GroupRules;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From records that cross borders to the engine's types. */
public final class Translation {
    private static final int MAX_OPEN_ORDERS = 1000;
    private static final Percent NO_BAND = Percent.HUNDRED;

    private Translation() {}

    /** The rules that look after a group of this configuration. Fails on names that D-03 does not have. */
    public static GroupRules rules(DcaConfigurationV1 configuration) {
        return new GroupRules(
                TakeProfitMode.named(configuration.takeProfitMode()).orElseThrow(),
                percent(configuration.takeProfitAggregatePercent()),
                percent(configuration.stopLossPercent()),
                StopReference.named(configuration.stopLossReference()).orElseThrow(),
                configuration.maxActiveLegs(),
                Duration.ofSeconds(configuration.entryTtlSeconds()),
                percent(configuration.cancelBeyondPercent()),
                FlatPolicy.named(configuration.flatPolicy()).orElseThrow());
    }

    public static Instrument instrument(InstrumentPublishedV1 published) {
        Currency quote = Currency.of(published.quote());
        return new Instrument(
                published.venue(),
                Symbol.of(published.symbol()),
                Currency.of(published.base()),
                quote,
                published.ticks().stream()
                        .map(tier -> new TickTier(Price.of(tier.fromPrice()), Price.of(tier.tick())))
                        .toList(),
                Quantity.of(published.step()),
                Quantity.of(published.minQuantity()),
                Quantity.of(published.maxQuantity()),
                new Money(published.minNotional(), quote),
                MAX_OPEN_ORDERS,
                NO_BAND);
    }

    private static @Nullable Percent percent(@Nullable BigDecimal value) {
        return value == null ? null : Percent.of(value);
    }
}
