package dev.tradewind.engine.backtest;

/** Told now and then how far a run is; may end it. */
@FunctionalInterface
public interface BacktestProgress {
    /** Nobody listens. */
    BacktestProgress SILENT = bars -> true;

    /** So many bars of all symbols together are done. False ends the run. */
    boolean goesOn(long bars);
}
