package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The market as a decision may see it: the last quote and the one before it, because no single tick moves anything (R13).
 *
 * @param isFresh the last quote is young enough for new risk and for price triggers (R12)
 * @param knowsLastPurchase the last quote is of the moment of the group's last purchase or later. An older one is no price for
 *     what was bought since: it may show a target as reached from which the market has just fallen to the purchase
 */
public record MarketView(@Nullable Tick last, @Nullable Tick previous, boolean isFresh, boolean knowsLastPurchase) {
    /** A move of more than this share from one quote to the next needs a second quote before it counts. */
    private static final BigDecimal JUMP = new BigDecimal("0.02");

    public static final MarketView ABSENT = new MarketView(null, null, false);

    /** A market whose quotes are heard before the fills that they make. */
    public MarketView(@Nullable Tick last, @Nullable Tick previous, boolean isFresh) {
        this(last, previous, isFresh, true);
    }

    /** Best prices of one quote. */
    public record Tick(Price bid, Price ask) {
        boolean isSane() {
            return !bid.isZero() && bid.isAtMost(ask);
        }

        Price exit(Side side) {
            return side == Side.LONG ? bid : ask;
        }
    }

    /** Two equal quotes: a market that stands still. */
    public static MarketView steady(Price bid, Price ask) {
        Tick tick = new Tick(bid, ask);
        return new MarketView(tick, tick, true);
    }

    /** What a sale of a long or the buying back of a short would get, also from an old quote. */
    public Optional<Price> exitPrice(Side side) {
        return last != null && last.isSane() ? Optional.of(last.exit(side)) : Optional.empty();
    }

    /** As {@link #exitPrice}, from a fresh quote only. */
    Optional<Price> freshExitPrice(Side side) {
        return isFresh ? exitPrice(side) : Optional.empty();
    }

    /** The same market, from before the group's last purchase. */
    public MarketView beforeLastPurchase() {
        return new MarketView(last, previous, isFresh, false);
    }

    /** The market pays the target or better, and not by one unexplained jump. */
    boolean pays(Side side, Price target) {
        return knowsLastPurchase
                && freshExitPrice(side)
                        .filter(price -> isAtLeastAsGood(side, price, target))
                        .filter(price -> isExplained(side, price, target))
                        .isPresent();
    }

    /** Two quotes in a row are at the level or worse. */
    boolean confirmedAtOrBeyond(Side side, Price level) {
        return mayBeBeyond(side, level) && isAtOrBeyond(side, previous, level);
    }

    /** The last quote is at the level or worse, confirmed or not. */
    boolean mayBeBeyond(Side side, Price level) {
        return isFresh && knowsLastPurchase && isAtOrBeyond(side, last, level);
    }

    private boolean isExplained(Side side, Price price, Price target) {
        if (previous == null || !previous.isSane()) {
            return false;
        }
        Price before = previous.exit(side);
        return isAtLeastAsGood(side, before, target)
                || price.minus(before).abs().compareTo(before.value().multiply(JUMP)) <= 0;
    }

    private static boolean isAtLeastAsGood(Side side, Price price, Price target) {
        return side == Side.LONG ? price.isAtLeast(target) : price.isAtMost(target);
    }

    private static boolean isAtOrBeyond(Side side, @Nullable Tick tick, Price level) {
        return tick != null && tick.isSane() && isAtLeastAsGood(side.opposite(), tick.exit(side), level);
    }
}
