package dev.tradewind.strategy.worker.documents;

import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.engine.matching.InstrumentScale;
import java.time.Instant;

/** Walks along an equity curve and knows how far below its highest value it is. */
public final class EquityReader {
    private long top;

    /** @param startUnits cash at the start, in units of 0.00000001 */
    public EquityReader(long startUnits) {
        this.top = startUnits;
    }

    /** The next point. */
    public EquityPointView next(long closesAt, long units) {
        top = Math.max(top, units);
        return new EquityPointView(
                Instant.ofEpochSecond(closesAt), InstrumentScale.decimal(units), 100.0 * (units - top) / top);
    }
}
