package dev.tradewind.engine.matching;

/** Where the orders of one symbol rest, in ticks: what a backtest must know to pass over quotes that change nothing. */
public interface RestingLevels {
    /** Whether a triggered stop still waits for somebody to buy. */
    boolean hasTriggered();

    /** The highest buy limit that is not above the price, 0 when there is none. */
    long buyLimitAtMost(long price);

    /** The highest stop that is not above the price, 0 when there is none. */
    long stopAtMost(long price);

    /** The lowest sell limit that is not below the price, of orders numbered up to {@code newest}; else {@link Long#MAX_VALUE}. */
    long sellLimitAtLeast(long price, long newest);
}
