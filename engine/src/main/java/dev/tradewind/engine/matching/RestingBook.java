package dev.tradewind.engine.matching;

import dev.tradewind.engine.instruments.OrderSide;
import java.util.LinkedHashSet;
import java.util.OptionalLong;

/** The open orders of one symbol, indexed by the price that wakes them. An OCO stands under both of its prices. */
final class RestingBook implements RestingLevels {
    private final PriceIndex buyLimits = PriceIndex.highestFirst();
    private final PriceIndex sellLimits = PriceIndex.lowestFirst();
    private final PriceIndex sellStops = PriceIndex.highestFirst();
    private final LinkedHashSet<Long> triggered = new LinkedHashSet<>();
    private long examined;

    void add(OrderState order) {
        OrderTerms terms = order.terms();
        if (order.isTriggered()) {
            triggered.add(terms.number());
            return;
        }
        switch (terms.kind()) {
            case MARKET -> throw new IllegalStateException("a market order does not rest: " + terms.number());
            case LIMIT -> limitsOf(terms.side()).add(terms.limit(), terms.number());
            case STOP -> sellStops.add(terms.stop(), terms.number());
            case OCO -> {
                sellLimits.add(terms.limit(), terms.number());
                sellStops.add(terms.stop(), terms.number());
            }
        }
    }

    void remove(OrderTerms terms) {
        long number = terms.number();
        triggered.remove(number);
        if (terms.limit() > 0) {
            limitsOf(terms.side()).remove(terms.limit(), number);
        }
        if (terms.stop() > 0) {
            sellStops.remove(terms.stop(), number);
        }
    }

    /** A stop that the bid has reached and that was not triggered yet. */
    OptionalLong nextStop(long bid) {
        return counted(sellStops.firstReaching(bid));
    }

    /** The oldest triggered stop that is not sold yet. */
    OptionalLong nextTriggered() {
        return counted(triggered.isEmpty() ? OptionalLong.empty() : OptionalLong.of(triggered.getFirst()));
    }

    /** The best sell limit that the bid has reached, of orders that came no later than this number. */
    OptionalLong nextSell(long bid, long newest) {
        return counted(sellLimits.firstReaching(bid, newest));
    }

    /** The best buy limit that the ask has reached. */
    OptionalLong nextBuy(long ask) {
        return counted(buyLimits.firstReaching(ask));
    }

    @Override
    public boolean hasTriggered() {
        return !triggered.isEmpty();
    }

    @Override
    public long buyLimitAtMost(long price) {
        return buyLimits.nearest(price, Long.MAX_VALUE, 0);
    }

    @Override
    public long stopAtMost(long price) {
        return sellStops.nearest(price, Long.MAX_VALUE, 0);
    }

    @Override
    public long sellLimitAtLeast(long price, long newest) {
        return sellLimits.nearest(price, newest, Long.MAX_VALUE);
    }

    /** How many orders were looked at so far, for the proof that a quote does not look at all of them. */
    long examined() {
        return examined;
    }

    private OptionalLong counted(OptionalLong order) {
        if (order.isPresent()) {
            examined++;
        }
        return order;
    }

    private PriceIndex limitsOf(OrderSide side) {
        return side == OrderSide.BUY ? buyLimits : sellLimits;
    }
}
