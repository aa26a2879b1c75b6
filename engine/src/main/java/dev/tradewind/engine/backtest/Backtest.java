package dev.tradewind.engine.backtest;

import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.matching.Adjustment;
import dev.tradewind.engine.matching.Execution;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.MatchingListener;
import dev.tradewind.engine.matching.OrderState;
import dev.tradewind.engine.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A run of strategies over closed bars, with the engine that trades live (docs/backtests.md). */
public final class Backtest {
    /** Bars between two reports of progress. */
    private static final int REPORT_EVERY = 1 << 16;

    private static final MatchingListener NOBODY = new MatchingListener() {
        @Override
        public void order(OrderState order) {}

        @Override
        public void execution(Execution execution) {}

        @Override
        public void adjustment(Adjustment adjustment) {}

        @Override
        public void quote(Symbol symbol) {}
    };

    private final PaperAccount account;
    private final List<SymbolRun> runs;
    private final int[] next;
    private final BacktestProgress progress;
    private final long[] times;
    private final long[] equity;
    private int points;
    private long exposed;
    private long bars;

    private Backtest(
            BacktestSetup setup, List<TickBars> tickBars, BacktestProgress progress, MatchingListener witness) {
        this.account = new PaperAccount(setup, witness);
        this.runs = account.runs();
        this.progress = progress;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < setup.markets().size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> setup.markets().get(i).instrument().symbol()));
        this.next = new int[order.size()];
        for (int i : order) {
            BacktestSetup.Market market = setup.markets().get(i);
            next[runs.size()] = market.firstBar();
            runs.add(new SymbolRun(account, market, tickBars.get(i)));
        }
        int most = Math.toIntExact(Math.min(setup.bars(), Integer.MAX_VALUE - 8));
        this.times = new long[most];
        this.equity = new long[most];
    }

    /** Works off every bar of the setup, on the caller's thread. */
    public static BacktestOutcome run(BacktestSetup setup, BacktestProgress progress) {
        return run(setup, progress, NOBODY);
    }

    /** The same, and the witness hears of every order and execution as it happens. */
    public static BacktestOutcome run(BacktestSetup setup, BacktestProgress progress, MatchingListener witness) {
        SetupCheck check = SetupCheck.of(setup);
        if (!check.problems().isEmpty()) {
            return new BacktestOutcome.Refused(check.problems());
        }
        try {
            Backtest backtest = new Backtest(setup, check.bars(), progress, witness);
            boolean isDone = backtest.runs.size() == 1 ? backtest.oneSymbol() : backtest.severalSymbols();
            return isDone ? new BacktestOutcome.Done(backtest.result()) : new BacktestOutcome.Stopped(backtest.bars);
        } catch (ArithmeticException tooLarge) {
            return new BacktestOutcome.Refused(List.of(new SetupProblem(
                    SetupProblem.Code.NUMBERS_TOO_LARGE,
                    "an amount left the range of 92 billion in eight decimals: " + tooLarge.getMessage())));
        }
    }

    private boolean oneSymbol() {
        SymbolRun run = runs.getFirst();
        long[] opensAt = run.bars().opensAt();
        int size = run.bars().size();
        for (int bar = next[0]; bar < size; bar++) {
            run.trade(bar);
            times[points] = opensAt[bar];
            equity[points++] = account.cash() + run.value();
            if (run.heldUnits() > 0) {
                exposed++;
            }
            run.decide(bar);
            if ((++bars & (REPORT_EVERY - 1)) == 0 && !progress.goesOn(bars)) {
                return false;
            }
        }
        return true;
    }

    /** By opening time, then by symbol; the point of the curve is made after the last bar of a time. */
    private boolean severalSymbols() {
        while (true) {
            long time = Long.MAX_VALUE;
            for (int i = 0; i < next.length; i++) {
                if (next[i] < runs.get(i).bars().size()) {
                    time = Math.min(time, runs.get(i).bars().opensAt()[next[i]]);
                }
            }
            if (time == Long.MAX_VALUE) {
                return true;
            }
            if (!barsOf(time)) {
                return false;
            }
        }
    }

    private boolean barsOf(long time) {
        for (int i = 0; i < next.length; i++) {
            SymbolRun run = runs.get(i);
            if (next[i] < run.bars().size() && run.bars().opensAt()[next[i]] == time) {
                run.trade(next[i]);
                run.decide(next[i]++);
                if ((++bars & (REPORT_EVERY - 1)) == 0 && !progress.goesOn(bars)) {
                    return false;
                }
            }
        }
        long value = account.cash();
        boolean isExposed = false;
        for (SymbolRun run : runs) {
            value += run.value();
            isExposed |= run.heldUnits() > 0;
        }
        times[points] = time;
        equity[points++] = value;
        if (isExposed) {
            exposed++;
        }
        return true;
    }

    private BacktestResult result() {
        runs.forEach(SymbolRun::finish);
        return new BacktestResult(
                account.setup().cash(),
                account.trades(),
                new EquityCurve(used(times), used(equity)),
                account.refusals(),
                bars,
                exposed,
                money(account.fees()),
                money(account.slippageCost()));
    }

    private long[] used(long[] column) {
        return points == column.length ? column : Arrays.copyOf(column, points);
    }

    private Money money(long units) {
        return new Money(InstrumentScale.decimal(units), account.setup().cash().currency());
    }
}
