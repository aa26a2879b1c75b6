package dev.tradewind.strategy.worker;

import dev.tradewind.contracts.rest.BacktestCommand;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.BarPath;
import dev.tradewind.engine.backtest.Metrics;
import dev.tradewind.engine.backtest.SimpleConfiguration;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.matching.FeeAsset;
import dev.tradewind.engine.matching.FillModel;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.Capital;
import dev.tradewind.engine.sizing.CapitalMode;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.engine.sweep.Axis;
import dev.tradewind.engine.sweep.Exits;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.strategy.dcaconfigurations.StoredConfigurations;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.worker.wire.RunPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.BenchmarkPlan;
import dev.tradewind.strategy.worker.wire.RunPlan.SeriesPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan in the engine's words, with its price history. */
final class EnginePlan {
    private static final int IMPACT_PERCENT_OF_BAR = 10;
    private static final int IMPACT_BPS = 5;

    private final RunPlan plan;
    private final StrategyType type;
    private final CandleTimeframe timeframe;
    private final List<BarSeries> bars = new ArrayList<>();
    private final BacktestSetup setup;

    /** @throws Impossible when the plan cannot be run as it is */
    EnginePlan(RunPlan plan, StrategyTypes types, CandleStore candles) throws Impossible {
        this.plan = plan;
        this.type = types.find(plan.strategy())
                .orElseThrow(() -> new Impossible("This worker has no strategy called " + plan.strategy() + "."));
        this.timeframe = CandleTimeframe.parse(plan.timeframe())
                .orElseThrow(() -> new Impossible("There is no timeframe " + plan.timeframe() + "."));
        ParameterValues values = new ParameterValues(plan.values());
        List<BacktestSetup.Market> markets = new ArrayList<>();
        for (SeriesPlan series : plan.series()) {
            BarSeries history = load(candles, series.hash(), timeframe);
            if (history.size() < 2) {
                throw new Impossible(series.symbol() + " has " + history.size() + " bars of " + timeframe.label()
                        + " in this range; a backtest needs at least 2.");
            }
            bars.add(history);
            markets.add(new BacktestSetup.Market(Instruments.of(series), history, 0, type, values));
        }
        BacktestCommand settings = plan.settings();
        Currency currency = markets.getFirst().instrument().quote();
        this.setup = new BacktestSetup(
                markets,
                configuration(),
                new Money(Objects.requireNonNull(settings.cash()), currency),
                fills(),
                RiskLimits.DEFAULT,
                BarPath.valueOf(Objects.requireNonNull(settings.path())));
    }

    /** Why a plan has no result, in a sentence for the user. */
    static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        Impossible(String sentence) {
            super(sentence);
        }

        String sentence() {
            return Objects.requireNonNull(getMessage());
        }
    }

    RunPlan plan() {
        return plan;
    }

    StrategyType type() {
        return type;
    }

    BacktestSetup setup() {
        return setup;
    }

    List<BarSeries> bars() {
        return bars;
    }

    int barSeconds() {
        return timeframe.seconds();
    }

    long barCount() {
        return bars.stream().mapToLong(BarSeries::size).sum();
    }

    int periodsPerYear() {
        return plan.series().stream().allMatch(SeriesPlan::isShare) ? Metrics.SHARE_DAYS : Metrics.COIN_DAYS;
    }

    /** The sets of a sweep or of the training parts; just the values when there is no range. */
    SweepSpec sets() throws Impossible {
        List<Axis> axes = plan.ranges().stream().map(RangeAxes::axis).toList();
        return switch (SweepSpec.of(type, new ParameterValues(plan.values()), axes, Long.MAX_VALUE)) {
            case SweepSpec.Outcome.Valid(SweepSpec spec) -> spec;
            case SweepSpec.Outcome.Invalid(var problems) ->
                throw new Impossible(
                        problems.getFirst().field() + " " + problems.getFirst().detail() + ".");
            case SweepSpec.Outcome.TooMany tooMany -> throw new Impossible(tooMany.detail() + ".");
        };
    }

    /** Values in the order in which a form shows them. */
    Map<String, BigDecimal> ordered(ParameterValues values) {
        Map<String, BigDecimal> ordered = new LinkedHashMap<>();
        type.parameters().forEach(parameter -> {
            BigDecimal value = values.values().get(parameter.name());
            if (value != null) {
                ordered.put(parameter.name(), plain(value));
            }
        });
        return ordered;
    }

    /** The same of a set, and its exits where the sweep has axes over them. */
    Map<String, BigDecimal> ordered(SweepSpec sets, long set) {
        Map<String, BigDecimal> ordered = ordered(sets.values(set));
        Exits exits = sets.exits(set);
        for (ParameterRange range : plan.ranges()) {
            if (RangeAxes.isExit(type, range)) {
                boolean isStop = range.name().equals(Exits.STOP_AXIS);
                ordered.put(range.name(), plain(Objects.requireNonNull(isStop ? exits.stop() : exits.takeProfit())));
            }
        }
        return ordered;
    }

    /** What to compare with, over the same time; nothing for a file that this machine does not have. */
    Map<String, BarSeries> benchmarks(CandleStore candles) {
        Map<String, BarSeries> series = new LinkedHashMap<>();
        for (int i = 0; i < bars.size(); i++) {
            series.put(plan.series().get(i).symbol(), bars.get(i));
        }
        for (BenchmarkPlan benchmark : plan.benchmarks()) {
            if (candles.has(benchmark.hash()) && !series.containsKey(benchmark.name())) {
                BarSeries history = candles.load(benchmark.hash());
                BarSeries part = between(history, 0, plan.to().getEpochSecond());
                if (part.size() > 0) {
                    series.put(benchmark.name(), part);
                }
            }
        }
        return series;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private BarSeries load(CandleStore candles, String hash, CandleTimeframe wanted) throws Impossible {
        if (!candles.has(hash)) {
            throw new Impossible("The price history is not there any more; choose another series.");
        }
        try {
            return between(
                    candles.load(hash, wanted),
                    plan.from().getEpochSecond(),
                    plan.to().getEpochSecond());
        } catch (IllegalArgumentException tooFine) {
            throw new Impossible("The price history has no bars as short as " + wanted.label() + ".");
        }
    }

    private static BarSeries between(BarSeries series, long from, long to) {
        int first = indexAt(series, from);
        int last = indexAt(series, to);
        return first == 0 && last == series.size() ? series : series.slice(first, Math.max(first, last));
    }

    private static int indexAt(BarSeries series, long second) {
        int index = Arrays.binarySearch(series.opensAt(), second);
        return index < 0 ? -index - 1 : index;
    }

    private DcaConfiguration configuration() throws Impossible {
        if (plan.configuration() != null) {
            return StoredConfigurations.toEngine(plan.configuration())
                    .orElseThrow(() -> new Impossible("The DCA configuration of this backtest is not valid any more."));
        }
        BacktestCommand settings = plan.settings();
        return SimpleConfiguration.of(
                Capital.of(
                        CapitalMode.PCT_EQUITY,
                        Objects.requireNonNull(settings.capitalPercent()).toPlainString()),
                percent(settings.takeProfitPercent()),
                percent(settings.stopPercent()));
    }

    private static @Nullable Percent percent(@Nullable BigDecimal value) {
        return value == null || value.signum() == 0 ? null : Percent.of(value.toPlainString());
    }

    private FillModel fills() {
        BacktestCommand settings = plan.settings();
        int slippage = Objects.requireNonNull(settings.slippageBps()).intValueExact();
        BigDecimal fee = settings.feePercent();
        return fee == null
                ? new FillModel(
                        slippage,
                        IMPACT_BPS,
                        IMPACT_PERCENT_OF_BAR,
                        BigDecimal.ZERO,
                        FeeAsset.QUOTE,
                        FillModel.shares().feePerUnit())
                : new FillModel(slippage, IMPACT_BPS, IMPACT_PERCENT_OF_BAR, fee.movePointLeft(2), FeeAsset.QUOTE);
    }
}
