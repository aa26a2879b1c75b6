package dev.tradewind.engine.sweep;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.strategies.ParameterValues;

/** Runs parameter sets over one series with one account. Not safe for several threads. */
public interface Simulator {
    BarSeries series();

    /** Makes a set ready; it is worth nothing any more when the next one is made ready. */
    PreparedSet prepare(ParameterValues values, Exits exits);

    /** The same, with the exits of the setup. */
    default PreparedSet prepare(ParameterValues values) {
        return prepare(values, Exits.OF_SETUP);
    }

    /**
     * One set, to be run over parts of the series. The indicators have seen every bar before a part, and no later one; the
     * strategy and the account start it flat.
     */
    interface PreparedSet {
        /** Runs the bars from index {@code from} (inclusive) to {@code to} (exclusive); no {@code from} below the one before. */
        SetMetrics run(int from, int to);

        /** The same, and the equity after each bar in units of 0.00000001, written to {@code equity} from index 0. */
        SetMetrics run(int from, int to, long[] equity);
    }
}
