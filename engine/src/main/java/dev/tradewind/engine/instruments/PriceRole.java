package dev.tradewind.engine.instruments;

import java.math.RoundingMode;

/** What a price is for, which decides the direction it is rounded to the tick (table of D-04). */
public enum PriceRole {
    /** Never pay more than planned. */
    ENTRY_LIMIT(RoundingMode.FLOOR),
    /** Never earn less than the percent. */
    TAKE_PROFIT(RoundingMode.CEILING),
    /** Never lose more than the percent. */
    STOP_TRIGGER(RoundingMode.CEILING),
    /** The limit of a stop-limit: room to fill. */
    PROTECTIVE_LIMIT(RoundingMode.FLOOR);

    private final RoundingMode ofLong;

    PriceRole(RoundingMode ofLong) {
        this.ofLong = ofLong;
    }

    RoundingMode rounding(Side side) {
        if (side == Side.LONG) {
            return ofLong;
        }
        return ofLong == RoundingMode.FLOOR ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }
}
