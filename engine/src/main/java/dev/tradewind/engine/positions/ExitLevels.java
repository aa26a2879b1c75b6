package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.PriceRole;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices at which a group takes profit or gives up, rounded to tick by role (D-04, D-07). */
public final class ExitLevels {
    /** Decimals before a level is rounded to tick, so that a repeating average cannot push it one tick on (C-31). */
    private static final int SCALE = 12;

    private final Side side;
    private final Instrument instrument;
    private final @Nullable Price aggregate;
    private final @Nullable Price stop;
    private final @Nullable Price cancelBeyond;

    private ExitLevels(GroupSnapshot group, LotBook book) {
        GroupRules rules = group.rules();
        this.side = group.side();
        this.instrument = group.instrument();
        Percent target = rules.takesProfitOnAverage() ? rules.aggregatePercent() : null;
        this.aggregate = target == null
                ? null
                : book.average().map(average -> takeProfit(average, target)).orElse(null);
        Percent loss = rules.stopLossPercent();
        this.stop = loss == null || group.pyramids().isEmpty() ? null : stop(group, book, loss);
        Percent beyond = rules.cancelBeyondPercent();
        this.cancelBeyond = beyond == null
                ? null
                : book.average()
                        .map(average -> round(average.movedBy(against(beyond)), PriceRole.PROTECTIVE_LIMIT))
                        .orElse(null);
    }

    public static ExitLevels of(GroupSnapshot group, LotBook book) {
        return new ExitLevels(group, book);
    }

    /** TP_i = fp_i · (1 + s·tp_i/100), from the leg's own fill price, never the planned one. */
    public Price takeProfit(Lot lot) {
        return takeProfit(lot.fillPrice(), lot.takeProfitPercent());
    }

    /** T = avg · (1 + s·tp_agg/100); empty per leg or when nothing is held. */
    public Optional<Price> aggregate() {
        return Optional.ofNullable(aggregate);
    }

    /**
     * S from the first base price, or from the average: that one follows every entry and is never loosened by an exit. Empty
     * without a stop.
     */
    public Optional<Price> stop() {
        return Optional.ofNullable(stop);
    }

    /** Resting entry legs are cancelled when the price is worse than this; empty when the rule is off. */
    public Optional<Price> cancelBeyond() {
        return Optional.ofNullable(cancelBeyond);
    }

    private @Nullable Price stop(GroupSnapshot group, LotBook book, Percent percent) {
        if (group.rules().stopReference() == StopReference.BASE) {
            return stop(group.pyramids().getFirst().basePrice(), percent);
        }
        @Nullable Price level = null;
        for (LotBook.AverageStep step : book.averageSteps()) {
            Price next = stop(step.average(), percent);
            level = level == null || step.grew() ? next : tighter(level, next);
        }
        return level;
    }

    private Price takeProfit(Price from, Percent percent) {
        return round(from.movedBy(side == Side.LONG ? percent : percent.negated()), PriceRole.TAKE_PROFIT);
    }

    private Price stop(Price from, Percent percent) {
        return round(from.movedBy(against(percent)), PriceRole.STOP_TRIGGER);
    }

    private Percent against(Percent percent) {
        return side == Side.LONG ? percent.negated() : percent;
    }

    private Price tighter(Price one, Price other) {
        return side == Side.LONG ? Price.max(one, other) : Price.min(one, other);
    }

    private Price round(Price exact, PriceRole role) {
        BigDecimal settled = exact.value().setScale(SCALE, RoundingMode.HALF_UP);
        return instrument.roundToTick(new Price(settled), side, role);
    }
}
