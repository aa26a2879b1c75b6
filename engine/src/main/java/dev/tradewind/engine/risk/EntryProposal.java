package dev.tradewind.engine.risk;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.OrderSize;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a signal wants, with the configuration that applies: of the group for a pyramid, of the hook for a new group.
 *
 * @param signalPrice the alert's entry price; without one P0 comes from the quote (C-46)
 * @param maxSlippage of a market entry, null for the default
 * @param sizeFactor share of the desired capital that is wanted, above 0 and at most 1: 0.7 or 0.35 in a NEUTRAL regime
 *     (D-19), else 1. It counts before the caps, so that a cap limits what is wanted and not what could have been
 */
public record EntryProposal(
        Side side,
        EntryPlace place,
        DcaConfiguration configuration,
        @Nullable Price signalPrice,
        @Nullable OrderSize orderSize,
        @Nullable Percent maxSlippage,
        BigDecimal sizeFactor,
        Instant signalAt) {

    public EntryProposal {
        if (sizeFactor.signum() <= 0 || sizeFactor.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("size factor must be above 0 and at most 1, was " + sizeFactor);
        }
    }

    /** A proposal that wants the whole capital. */
    public EntryProposal(
            Side side,
            EntryPlace place,
            DcaConfiguration configuration,
            @Nullable Price signalPrice,
            @Nullable OrderSize orderSize,
            @Nullable Percent maxSlippage,
            Instant signalAt) {
        this(side, place, configuration, signalPrice, orderSize, maxSlippage, BigDecimal.ONE, signalAt);
    }

    int pyramidIndex() {
        return place instanceof EntryPlace.Pyramid pyramid ? pyramid.index() : 0;
    }

    boolean isPyramid() {
        return place instanceof EntryPlace.Pyramid;
    }

    boolean wantsLess() {
        return sizeFactor.compareTo(BigDecimal.ONE) < 0;
    }
}
