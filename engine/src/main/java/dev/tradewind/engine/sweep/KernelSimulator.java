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
    private final BacktestSetup template;
    private final StrategyType strategy;
    private final BarSeries series;
    private final EventSimulator eventMode;
    private final int periodsPerYear;
    private final Columns columns;
    private final TrackCache tracks = new TrackCache();
    private final KernelTerms ownTerms;
    private final FillKernel kernel;
    private final KernelLedger ledger;
    private long givenUp;

    KernelSimulator(BacktestSetup template, KernelTerms terms, int periodsPerYear) {
        BacktestSetup.Market market = template.markets().getFirst();
        InstrumentScale scale = new InstrumentScale(market.instrument());
        TickBars bars = TickBars.of(market.bars(), scale);
        this.template = template;
        this.ownTerms = terms;
        this.strategy = market.strategy();
        this.series = market.bars();
        this.eventMode = new EventSimulator(template, periodsPerYear);
        this.periodsPerYear = periodsPerYear;
        this.columns = new Columns(series, SessionClock.of(market.instrument().symbol()));
        BarBlocks blocks = new BarBlocks(bars);
        this.ledger = new KernelLedger(
                bars,
                blocks,
                scale,
                new DayEnds(series),
                InstrumentScale.units(template.cash().amount()));
        this.kernel = new FillKernel(template, bars, blocks, scale, ledger);
    }

    @Override
    public BarSeries series() {
        return series;
    }

    @Override
    public PreparedSet prepare(ParameterValues values, Exits exits) {
        if (exits.equals(Exits.OF_SETUP)) {
            return new Prepared(values, exits, ownTerms);
        }
        return KernelTerms.of(template, exits.in(template.configuration()))
                .<PreparedSet>map(terms -> new Prepared(values, exits, terms))
                .orElseGet(() -> eventMode.prepare(values, exits));
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
        private final ParameterValues values;
        private final Exits exits;
        private final KernelTerms terms;

        Prepared(ParameterValues values, Exits exits, KernelTerms terms) {
            this.values = values;
            this.exits = exits;
            this.terms = terms;
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
            SignalTrack track = tracks.of(values, () -> SignalKernels.of(strategy, values, columns), from, to);
            ledger.start(from, equity);
            return kernel.run(track, terms, from, to);
        }

        private PreparedSet givenUp() {
            givenUp++;
            return eventMode.prepare(values, exits);
        }
    }
}
