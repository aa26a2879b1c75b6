package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.strategy.instruments.KnownInstruments;
import dev.tradewind.strategy.marketdata.CandleCatalogue;
import dev.tradewind.strategy.marketdata.CandleSeries;
import dev.tradewind.strategy.worker.Instruments;
import dev.tradewind.strategy.worker.wire.RunPlan.BenchmarkPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.SeriesPlan;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What a plan says about price history: which part of it, what orders look like there, and what to compare with. */
@Singleton
class PlannedSeries {
    private static final String SPY = "SPY";

    private final CandleCatalogue catalogue;
    private final KnownInstruments instruments;

    PlannedSeries(CandleCatalogue catalogue, KnownInstruments instruments) {
        this.catalogue = catalogue;
        this.instruments = instruments;
    }

    /** From the first bar that may open to the first that may not. */
    record Range(Instant from, Instant to) {}

    /** What of the asked range there are bars for. */
    static Range range(BacktestCommand command, List<CandleSeries> series, BacktestFields fields) {
        long first = series.stream().mapToLong(CandleSeries::from).min().orElseThrow();
        long last = series.stream()
                .mapToLong(one -> one.to() + one.timeframe().seconds())
                .max()
                .orElseThrow();
        Instant from = command.from() == null ? Instant.ofEpochSecond(first) : command.from();
        Instant to = command.to() == null ? Instant.ofEpochSecond(last) : command.to();
        if (to.getEpochSecond() <= first || from.getEpochSecond() >= last) {
            fields.refuse(
                    "from",
                    "OUT_OF_RANGE",
                    "There are bars from " + Instant.ofEpochSecond(first) + " to " + Instant.ofEpochSecond(last)
                            + " only.");
        } else if (!from.isBefore(to)) {
            fields.refuse("to", "CONTRADICTORY", "to must be after from.");
        }
        return new Range(from, to);
    }

    SeriesPlan plan(Sql sql, CandleSeries series) {
        return new SeriesPlan(
                series.hash(),
                series.symbol(),
                series.calendar() == TradingCalendar.US_EQUITIES,
                instruments
                        .find(sql, Symbol.of(series.symbol()))
                        .filter(published -> published.ticks().size() == 1)
                        .map(Instruments::of)
                        .orElseGet(() -> Instruments.of(series.venue(), series.symbol(), series.priceDecimals())));
    }

    /** SPY beside everything else, where its bars reach into the range. */
    List<BenchmarkPlan> benchmarks(Sql sql, List<CandleSeries> series, Range range) {
        return catalogue.list(sql).stream()
                .filter(one -> one.owner() == null && one.symbol().equals(SPY))
                .filter(one ->
                        series.stream().noneMatch(traded -> traded.symbol().equals(SPY)))
                .filter(one -> one.from() < range.to().getEpochSecond()
                        && one.to() > range.from().getEpochSecond())
                .max((left, right) -> left.timeframe().compareTo(right.timeframe()))
                .map(one -> new BenchmarkPlan(SPY, one.hash()))
                .stream()
                .toList();
    }
}
