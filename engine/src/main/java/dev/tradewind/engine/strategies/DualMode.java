package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.AverageTrueRange;
import dev.tradewind.engine.indicators.BollingerBands;
import dev.tradewind.engine.indicators.KaufmanMovingAverage;
import dev.tradewind.engine.indicators.Regime;
import dev.tradewind.engine.indicators.RegimeDetector;
import dev.tradewind.engine.indicators.RelativeStrengthIndex;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link DualModeType}: the indicators around {@link DualModePosition}. */
final class DualMode implements Strategy {
    private final DualModeRule rule;
    private final DualModePosition position;
    private final int warmUpBars;
    private final KaufmanMovingAverage average;
    private final AverageTrueRange range;
    private final RelativeStrengthIndex index;
    private final BollingerBands bands;
    private final RegimeDetector detector = new RegimeDetector();

    DualMode(ParameterValues values) {
        rule = DualModeRule.of(values);
        position = new DualModePosition(rule);
        average = new KaufmanMovingAverage(
                values.integer("kamaPeriod"), values.integer("kamaFast"), values.integer("kamaSlow"));
        range = new AverageTrueRange(values.integer("atrPeriod"));
        index = new RelativeStrengthIndex(values.integer("rsiPeriod"));
        bands = new BollingerBands(values.integer("bandPeriod"), values.decimal("bandDeviations"));
        warmUpBars = DualModeRule.warmUpBars(values);
    }

    @Override
    public int warmUpBars() {
        return warmUpBars;
    }

    @Override
    public @Nullable StrategySignal onBar(Bar bar) {
        double close = bar.close();
        learn(bar);
        if (!isReady()) {
            position.watch(close, average.value(), range.value());
            return null;
        }
        double reference = position.reference();
        double trail = position.trail();
        DualModeDecision decision = position.next(
                close,
                average.value(),
                range.value(),
                index.value(),
                bands.lower(),
                bands.middle(),
                bands.upper(),
                detector.regime());
        return switch (decision.decision()) {
            case STAY -> null;
            case ENTER_LONG, ENTER_SHORT -> entry(decision, close);
            case EXIT_LONG, EXIT_SHORT ->
                new StrategySignal(
                        StrategySignal.Kind.EXIT,
                        decision.decision().side(),
                        1,
                        exitReason(decision, close, reference, trail));
        };
    }

    @Override
    public void warmUp(Bar bar) {
        learn(bar);
        position.watch(bar.close(), average.value(), range.value());
    }

    @Override
    public StrategyState save() {
        StateWriter out = new StateWriter();
        position.save(out);
        average.save(out);
        range.save(out);
        index.save(out);
        bands.save(out);
        detector.save(out);
        return new StrategyState(out.numbers());
    }

    @Override
    public void restore(StrategyState state) {
        StateReader in = new StateReader(state.numbers());
        position.restore(in);
        average.restore(in);
        range.restore(in);
        index.restore(in);
        bands.restore(in);
        detector.restore(in);
        RestoredState.requireEnd(in);
    }

    private void learn(Bar bar) {
        double close = bar.close();
        average.update(close);
        range.update(bar.high(), bar.low(), close);
        index.update(close);
        bands.update(close);
        detector.update(bar.high(), bar.low(), close);
    }

    private boolean isReady() {
        return detector.isReady() && average.isReady() && range.isReady() && index.isReady() && bands.isReady();
    }

    private StrategySignal entry(DualModeDecision decision, double close) {
        Regime regime = detector.regime();
        double slope = detector.slope();
        double size = rule.sizeFactor(decision, regime, slope, close, bands.middle());
        String sentence = DualModeWords.entry(decision) + DualModeWords.regime(regime, detector.barsInRegime());
        List<Double> numbers = new ArrayList<>(
                decision.isTrendEntry()
                        ? List.of(close, average.value(), rule.entryAtr(), range.value())
                        : List.of(index.value(), rsiLevel(decision), close, band(decision)));
        numbers.add((double) detector.barsInRegime());
        if (regime == Regime.NEUTRAL) {
            sentence += DualModeWords.neutralSize(decision, rule.halvesAgree(decision, slope, close, bands.middle()));
            numbers.add(size);
            numbers.add(decision.isTrendEntry() ? bands.middle() : slope);
        }
        return new StrategySignal(
                StrategySignal.Kind.ENTRY, decision.decision().side(), size, new Explanation(sentence, numbers));
    }

    private Explanation exitReason(DualModeDecision decision, double close, double reference, double trail) {
        String sentence = DualModeWords.exit(decision);
        return switch (decision) {
            case TREND_LOST_LONG, TREND_LOST_SHORT ->
                Explanation.of(sentence, close, average.value(), rule.exitAtr(), range.value());
            case TRAILED_LONG, TRAILED_SHORT -> Explanation.of(sentence, close, trail, reference);
            case STOPPED_LONG, STOPPED_SHORT -> Explanation.of(sentence, close, rule.stopShare() * 100, reference);
            case REVERTED_LONG, REVERTED_SHORT -> Explanation.of(sentence, close, bands.middle(), reference);
            case RSI_TURNED_LONG, RSI_TURNED_SHORT ->
                Explanation.of(sentence, index.value(), rsiLevel(decision), close);
            default -> throw new IllegalStateException("no exit: " + decision);
        };
    }

    private double rsiLevel(DualModeDecision decision) {
        return decision == DualModeDecision.REVERSION_LONG || decision == DualModeDecision.RSI_TURNED_SHORT
                ? rule.oversold()
                : rule.overbought();
    }

    private double band(DualModeDecision decision) {
        return decision == DualModeDecision.REVERSION_LONG ? bands.lower() : bands.upper();
    }
}
