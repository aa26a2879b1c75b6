package dev.tradewind.engine.sweep;

import dev.tradewind.engine.backtest.BacktestSetup;
import dev.tradewind.engine.backtest.TickBars;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.StrategyType;
import org.jspecify.annotations.Nullable;

/** Runs sets in kernel mode, and those that the kernel gives up in event mode. */
final class KernelSimulator implements Simulator {
    private final StrategyType strategy;
    private final BarSeries series;
    private final EventSimulator eventMode;
    private final int periodsPerYear;
    private final Columns columns;
    private final SignalTrack track = new SignalTrack();
    private final FillKernel kernel;
    private final KernelLedger ledger;
    private long givenUp;

    KernelSimulator(BacktestSetup template, KernelTerms terms, int periodsPerYear) {
        BacktestSetup.Market market = template.markets().getFirst();
        InstrumentScale scale = new InstrumentScale(market.instrument());
        TickBars bars = TickBars.of(market.bars(), scale);
        this.strategy = market.strategy();
        this.series = market.bars();
        this.eventMode = new EventSimulator(template, periodsPerYear);
        this.periodsPerYear = periodsPerYear;
        this.columns = new Columns(series, SessionClock.of(market.instrument().symbol()));
        this.kernel = new FillKernel(template, terms, bars, scale);
        this.ledger = new KernelLedger(
                bars,
                kernel.blocks(),
                scale,
                new DayEnds(series),
                InstrumentScale.units(template.cash().amount()));
    }

    @Override
    public BarSeries series() {
        return series;
    }

    @Override
    public PreparedSet prepare(ParameterValues values) {
        SignalKernel signals = SignalKernels.of(strategy, values, columns);
        return signals == null ? eventMode.prepare(values) : new Prepared(signals, values);
    }

    /** How many runs event mode had to answer. */
    long givenUp() {
        return givenUp;
    }

    /** Wants to hear of every trade of the kernel. */
    void tell(KernelTrades trades) {
        ledger.tell(trades);
    }

    private final class Prepared implements PreparedSet {
        private final SignalKernel signals;
        private final ParameterValues values;

        Prepared(SignalKernel signals, ParameterValues values) {
            this.signals = signals;
            this.values = values;
        }

        @Override
        public SetMetrics run(int from, int to) {
            return fused(from, to, null)
                    ? ledger.metrics(periodsPerYear)
                    : givenUp().run(from, to);
        }

        @Override
        public SetMetrics run(int from, int to, long[] equity) {
            return fused(from, to, equity)
                    ? ledger.metrics(periodsPerYear)
                    : givenUp().run(from, to, equity);
        }

        private boolean fused(int from, int to, long @Nullable [] equity) {
            track.clear();
            signals.decide(from, to, track);
            ledger.start(from, equity);
            return kernel.run(track, from, to, ledger);
        }

        private PreparedSet givenUp() {
            givenUp++;
            return eventMode.prepare(values);
        }
    }
}
