package dev.tradewind.engine.risk;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.sizing.OrderSize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a signal wants, with the configuration that applies: of the group for a pyramid, of the hook for a new group.
 *
 * @param signalPrice the alert's entry price; without one P0 comes from the quote (C-46)
 * @param maxSlippage of a market entry, null for the default
 */
public record EntryProposal(
        Side side,
        EntryPlace place,
        DcaConfiguration configuration,
        @Nullable Price signalPrice,
        @Nullable OrderSize orderSize,
        @Nullable Percent maxSlippage,
        Instant signalAt) {

    int pyramidIndex() {
        return place instanceof EntryPlace.Pyramid pyramid ? pyramid.index() : 0;
    }

    boolean isPyramid() {
        return place instanceof EntryPlace.Pyramid;
    }
}
