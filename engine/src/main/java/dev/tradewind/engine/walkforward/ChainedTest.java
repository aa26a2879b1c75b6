package dev.tradewind.engine.walkforward;

import dev.tradewind.engine.backtest.BacktestResult;
import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.EquityCurve;
import dev.tradewind.engine.backtest.TradeRecord;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.sweep.EventParts;
import dev.tradewind.engine.sweep.Progress;
import dev.tradewind.engine.sweep.SweepSpec;
import dev.tradewind.engine.walkforward.WindowPlan.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The test parts of a walk-forward in event mode, with every trade. Each part starts flat with the full starting cash; chained they
 * are one account: what each made of its starting cash is made of the cash left by the one before, and its trades, fees and costs
 * are in the same proportion. What is held when a part ends is valued, not sold.
 */
public final class ChainedTest {
    private static final int QUANTITY_DECIMALS = 12;

    private ChainedTest() {}

    /**
     * @param parts of the windows in order, each as it ran with the full starting cash
     * @param chained all of them as one account
     */
    public record Result(List<BacktestResult> parts, BacktestResult chained) {
        public Result {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Runs the test part of each window with the set that was chosen for it.
     *
     * @param template of one market
     * @param chosen index of a set by window
     * @return empty when the progress stopped it
     */
    public static Optional<Result> run(
            BacktestSetup template, SweepSpec sets, List<Window> windows, long[] chosen, Progress progress) {
        @Nullable BacktestResult[] parts = new BacktestResult[windows.size()];
        int done = 0;
        for (List<Integer> same : bySet(chosen).values()) {
            long set = chosen[same.getFirst()];
            var runs = new EventParts(template, sets.values(set), sets.exits(set));
            for (int window : same) {
                if (!progress.goOn(done++, windows.size())) {
                    return Optional.empty();
                }
                parts[window] = runs.run(
                        windows.get(window).testFrom(), windows.get(window).testTo());
            }
        }
        List<BacktestResult> all = Arrays.stream(parts)
                .map(part -> Objects.requireNonNull(part, "part"))
                .toList();
        return Optional.of(new Result(all, chained(template.cash(), all)));
    }

    /** Windows with the same set together, so that its strategy learns every bar once. */
    private static Map<Long, List<Integer>> bySet(long[] chosen) {
        Map<Long, List<Integer>> windows = new LinkedHashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            windows.computeIfAbsent(chosen[i], set -> new ArrayList<>()).add(i);
        }
        return windows;
    }

    private static BacktestResult chained(Money cash, List<BacktestResult> parts) {
        int points = parts.stream().mapToInt(part -> part.equity().size()).sum();
        long[] opensAt = new long[points];
        long[] units = new long[points];
        long start = InstrumentScale.units(cash.amount());
        long left = start;
        int at = 0;
        long exposed = 0;
        BigDecimal fees = BigDecimal.ZERO.setScale(InstrumentScale.UNIT_DECIMALS);
        BigDecimal slippageCost = fees;
        SortedMap<String, Long> refusals = new TreeMap<>();
        List<TradeRecord> trades = new ArrayList<>();
        for (BacktestResult part : parts) {
            var share = new Share(left, start);
            EquityCurve curve = part.equity();
            for (int i = 0; i < curve.size(); i++) {
                opensAt[at + i] = curve.opensAt()[i];
                units[at + i] = share.of(curve.units()[i]);
            }
            at += curve.size();
            left = units[at - 1];
            exposed += part.exposedPoints();
            fees = fees.add(share.of(part.fees()).amount());
            slippageCost = slippageCost.add(share.of(part.slippageCost()).amount());
            part.refusals().forEach((code, count) -> refusals.merge(code, count, Long::sum));
            for (TradeRecord trade : part.trades()) {
                trades.add(share.of(trade, trades.size() + 1L));
            }
        }
        return new BacktestResult(
                cash,
                trades,
                new EquityCurve(opensAt, units),
                refusals,
                points,
                exposed,
                new Money(fees, cash.currency()),
                new Money(slippageCost, cash.currency()));
    }

    /** What is made of a cash, when it was made of another. */
    record Share(long cash, long of) {
        /** Rounded down: the account is never worth more than it is. */
        long of(long units) {
            return cash == of
                    ? units
                    : BigInteger.valueOf(units)
                            .multiply(BigInteger.valueOf(cash))
                            .divide(BigInteger.valueOf(of))
                            .longValueExact();
        }

        Money of(Money amount) {
            return cash == of
                    ? amount
                    : new Money(of(amount.amount(), InstrumentScale.UNIT_DECIMALS), amount.currency());
        }

        TradeRecord of(TradeRecord trade, long number) {
            Quantity quantity = cash == of
                    ? trade.quantity()
                    : new Quantity(of(trade.quantity().value(), QUANTITY_DECIMALS));
            return new TradeRecord(
                    number,
                    trade.symbol(),
                    trade.side(),
                    trade.entryAt(),
                    trade.exitAt(),
                    quantity,
                    trade.entryPrice(),
                    trade.exitPrice(),
                    of(trade.cost()),
                    of(trade.fees()),
                    of(trade.slippageCost()),
                    of(trade.netProfit()),
                    trade.end(),
                    trade.barsHeld(),
                    trade.favourablePercent(),
                    trade.adversePercent(),
                    trade.entryExplanation(),
                    trade.exitExplanation());
        }

        private BigDecimal of(BigDecimal number, int decimals) {
            return number.multiply(BigDecimal.valueOf(cash))
                    .divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_EVEN);
        }
    }
}
