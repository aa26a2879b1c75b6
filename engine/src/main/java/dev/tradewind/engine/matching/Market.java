package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import org.jspecify.annotations.Nullable;

/** One symbol's scale, open orders and current offer. */
final class Market {
    private final InstrumentScale scale;
    private final RestingBook book = new RestingBook();
    private @Nullable OfferedQuote quote;

    Market(InstrumentScale scale) {
        this.scale = scale;
    }

    InstrumentScale scale() {
        return scale;
    }

    RestingBook book() {
        return book;
    }

    @Nullable
    OfferedQuote quote() {
        return quote;
    }

    OfferedQuote requiredQuote() {
        if (quote == null) {
            throw new IllegalStateException(
                    "no quote yet: " + scale.instrument().symbol());
        }
        return quote;
    }

    void show(OfferedQuote shown) {
        quote = shown;
    }

    /** Price a taker of this side meets. */
    long touch(OrderSide side) {
        return side == OrderSide.BUY
                ? requiredQuote().askTicks()
                : requiredQuote().bidTicks();
    }

    /** Steps still offered to a taker of this side. */
    long offered(OrderSide side) {
        return side == OrderSide.BUY
                ? requiredQuote().askSteps()
                : requiredQuote().bidSteps();
    }

    /** Basis points by which a taker of so many steps is worse off than the touch; only what is offered counts. */
    int slippageOf(OrderSide side, long steps, FillModel fills) {
        return fills.slippageFor(Math.min(steps, offered(side)), requiredQuote().barVolumeSteps());
    }

    void take(OrderSide side, long steps) {
        OfferedQuote shown = requiredQuote();
        quote = side == OrderSide.BUY ? shown.withoutAsk(steps) : shown.withoutBid(steps);
    }
}
