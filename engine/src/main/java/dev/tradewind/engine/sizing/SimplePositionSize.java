package dev.tradewind.engine.sizing;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simple façade of D-05: how many units lose a given share of the equity between entry and stop. */
public final class SimplePositionSize {
    /** Enough decimals that a size which comes out even is not floored a step too low. */
    private static final int SCALE = 24;

    private SimplePositionSize() {}

    /** A size with the number before the caps, or the reason why there is none. */
    public sealed interface Outcome {
        /** What to trade; {@code raw} is the size before the caps. */
        record Sized(
                Quantity quantity,
                Quantity raw,
                Money estimatedCost,
                Money riskAmount,
                @Nullable LimitingRule limitingRule)
                implements Outcome {}

        /** Never a silent default: without a stop there is no risk to size by. */
        record StopRequired() implements Outcome {}

        /** Entry and stop are the same price. */
        record StopAtEntry() implements Outcome {}
    }

    /** floor_step(equity · risk% / |entry − stop|), then the caps. */
    public static Outcome calculate(
            Money equity,
            Percent risk,
            Price entry,
            @Nullable Price stop,
            Instrument instrument,
            List<SizeCap> capsInOrder) {
        if (stop == null) {
            return new Outcome.StopRequired();
        }
        BigDecimal distance = entry.minus(stop).abs();
        if (distance.signum() == 0) {
            return new Outcome.StopAtEntry();
        }
        BigDecimal cost =
                equity.percent(risk).times(entry.value()).amount().divide(distance, SCALE, RoundingMode.FLOOR);
        CappedCapital capped = CappedCapital.of(new Money(cost, equity.currency()), capsInOrder);
        Quantity quantity = units(capped.allowed(), entry, instrument);
        return new Outcome.Sized(
                quantity,
                units(capped.desired(), entry, instrument),
                entry.times(quantity, equity.currency()),
                new Money(distance.multiply(quantity.value()), equity.currency()),
                capped.limitingRule());
    }

    private static Quantity units(Money capital, Price entry, Instrument instrument) {
        return PositionSize.size(capital, List.of(Percent.HUNDRED), List.of(entry), instrument)
                .getFirst();
    }
}
