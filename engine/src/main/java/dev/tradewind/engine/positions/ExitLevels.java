package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.StopReference;
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

    private final GroupSnapshot group;
    private final LotBook book;

    private ExitLevels(GroupSnapshot group, LotBook book) {
        this.group = group;
        this.book = book;
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
        Percent percent = group.rules().aggregatePercent();
        if (!group.rules().takesProfitOnAverage() || percent == null) {
            return Optional.empty();
        }
        return book.average().map(average -> takeProfit(average, percent));
    }

    /**
     * S from the first base price, or from the average: that one follows every entry and is never loosened by an exit. Empty
     * without a stop.
     */
    public Optional<Price> stop() {
        Percent percent = group.rules().stopLossPercent();
        if (percent == null || group.pyramids().isEmpty()) {
            return Optional.empty();
        }
        if (group.rules().stopReference() == StopReference.BASE) {
            return Optional.of(stop(group.pyramids().getFirst().basePrice(), percent));
        }
        @Nullable Price stop = null;
        for (LotBook.AverageStep step : book.averageSteps()) {
            Price level = stop(step.average(), percent);
            stop = stop == null || step.grew() ? level : tighter(stop, level);
        }
        return Optional.ofNullable(stop);
    }

    /** Resting entry legs are cancelled when the price is worse than this; empty when the rule is off. */
    public Optional<Price> cancelBeyond() {
        Percent percent = group.rules().cancelBeyondPercent();
        return percent == null
                ? Optional.empty()
                : book.average().map(average -> round(average.movedBy(against(percent)), PriceRole.PROTECTIVE_LIMIT));
    }

    private Price takeProfit(Price from, Percent percent) {
        return round(from.movedBy(group.side() == Side.LONG ? percent : percent.negated()), PriceRole.TAKE_PROFIT);
    }

    private Price stop(Price from, Percent percent) {
        return round(from.movedBy(against(percent)), PriceRole.STOP_TRIGGER);
    }

    private Percent against(Percent percent) {
        return group.side() == Side.LONG ? percent.negated() : percent;
    }

    private Price tighter(Price one, Price other) {
        return group.side() == Side.LONG ? Price.max(one, other) : Price.min(one, other);
    }

    private Price round(Price exact, PriceRole role) {
        BigDecimal settled = exact.value().setScale(SCALE, RoundingMode.HALF_UP);
        return group.instrument().roundToTick(new Price(settled), group.side(), role);
    }
}
