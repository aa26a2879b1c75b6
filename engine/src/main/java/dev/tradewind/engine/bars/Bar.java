package dev.tradewind.engine.bars;

import java.time.Instant;

/**
 * One closed bar, as statistics see it: prices in quote currency, volume in base units. A strategy must not keep it: the same
 * object may show another bar at the next call.
 */
public interface Bar {
    /** Epoch second at which the bar opens. */
    long opensAt();

    /** Epoch second at which the bar is over, which is when a decision on it is possible. */
    long closesAt();

    double open();

    double high();

    double low();

    double close();

    double volume();

    /** Difference of ask and bid at the close; NaN where it is not known. */
    default double spread() {
        return Double.NaN;
    }

    default Instant closeTime() {
        return Instant.ofEpochSecond(closesAt());
    }
}
