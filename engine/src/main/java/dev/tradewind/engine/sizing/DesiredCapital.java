package dev.tradewind.engine.sizing;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The capital a pyramid asks for before any cap (D-05). */
public final class DesiredCapital {
    /** 34 digits, far beyond the twelve decimals that are stored. */
    private static final MathContext PRECISE = MathContext.DECIMAL128;

    private DesiredCapital() {}

    /** What the modes need to know: grid prices and weights, equity, the signal's size and the stop. */
    public record Basis(
            Side side,
            Price basePrice,
            List<Percent> weights,
            List<Price> prices,
            Money equity,
            @Nullable OrderSize orderSize,
            @Nullable Price stop) {
        public Basis {
            weights = List.copyOf(weights);
            prices = List.copyOf(prices);
        }
    }

    /** An amount, or the named reason why there is none. */
    public sealed interface Outcome {
        /** The capital in quote currency. */
        record Known(Money capital) implements Outcome {}

        /** Code ORDER_SIZE_REQUIRED, STOP_REQUIRED or STOP_ON_WRONG_SIDE. */
        record Missing(String code, String detail) implements Outcome {}
    }

    /** Capital of pyramid p: the per-pyramid amount if there is one, else by the mode. */
    public static Outcome of(Capital capital, int pyramid, Basis basis) {
        Currency quote = basis.equity().currency();
        BigDecimal fixed = capital.perPyramid().get(pyramid);
        if (fixed != null) {
            return new Outcome.Known(new Money(fixed, quote));
        }
        return switch (capital.mode()) {
            case FIXED_QUOTE -> new Outcome.Known(new Money(capital.value(), quote));
            case PCT_EQUITY -> new Outcome.Known(basis.equity().percent(new Percent(capital.value())));
            case SIGNAL -> ofSignal(basis, quote);
            case RISK -> ofRisk(capital, basis);
        };
    }

    /** H = 1 / Σ(w_k/P_k): the average price of a grid whose money, not quantity, is fixed. */
    public static BigDecimal harmonicAverage(List<Percent> weights, List<Price> prices) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < prices.size(); k++) {
            sum = sum.add(weights.get(k).fraction().divide(prices.get(k).value(), PRECISE), PRECISE);
        }
        return BigDecimal.ONE.divide(sum, PRECISE);
    }

    /** The share of the capital lost when the whole grid is stopped out at S: 1 − S/H long, S/H − 1 short. */
    public static BigDecimal lossFraction(Side side, List<Percent> weights, List<Price> prices, Price stop) {
        BigDecimal ratio = stop.value().divide(harmonicAverage(weights, prices), PRECISE);
        return BigDecimal.ONE.subtract(ratio).multiply(side.signedFactor());
    }

    private static Outcome ofSignal(Basis basis, Currency quote) {
        OrderSize orderSize = basis.orderSize();
        if (orderSize == null || orderSize.size().signum() <= 0) {
            return new Outcome.Missing(
                    "ORDER_SIZE_REQUIRED", "capital mode SIGNAL needs a positive order_size in the alert");
        }
        return new Outcome.Known(orderSize.inQuote(basis.basePrice(), quote));
    }

    private static Outcome ofRisk(Capital capital, Basis basis) {
        Price stop = basis.stop();
        if (stop == null) {
            return new Outcome.Missing("STOP_REQUIRED", "capital mode RISK needs a stop loss");
        }
        BigDecimal lossFraction = lossFraction(basis.side(), basis.weights(), basis.prices(), stop);
        if (lossFraction.signum() <= 0) {
            return new Outcome.Missing(
                    "STOP_ON_WRONG_SIDE", "the stop at " + stop + " would not lose money, so risk sizes nothing");
        }
        Money risk = basis.equity().percent(new Percent(capital.value()));
        BigDecimal amount = risk.amount().divide(lossFraction, Money.STORED_SCALE, RoundingMode.FLOOR);
        return new Outcome.Known(new Money(amount, risk.currency()));
    }
}
