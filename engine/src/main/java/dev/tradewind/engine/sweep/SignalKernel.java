package dev.tradewind.engine.sweep;

/** One shipped strategy with one parameter set, deciding over columns with the same rule as its streaming twin. */
interface SignalKernel {
    /**
     * Adds the signals of the bars from {@code from} (inclusive) to {@code to} (exclusive); the notional position starts flat, the
     * indicators have seen every bar before.
     */
    void decide(int from, int to, SignalTrack out);
}
