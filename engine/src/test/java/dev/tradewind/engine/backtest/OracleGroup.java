package dev.tradewind.engine.backtest;

import dev.tradewind.engine.grid.DcaConfiguration;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.strategies.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One position of the oracle: its legs, one resting exit for each, and the way out. */
final class OracleGroup {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final OracleVenue venue;
    private final DcaConfiguration configuration;
    private final Instrument instrument;
    private final List<BigDecimal> prices;
    private final List<BigDecimal> quantities;
    private final boolean isMarket;
    private final Explanation entryExplanation;
    private final OracleVenue.Order[] entries;
    private final List<OracleVenue.Order> exits = new ArrayList<>();
    private final List<OracleVenue.Fill> fills = new ArrayList<>();
    private int seenFills;
    private int vainTries;
    private long triedAt;
    private @Nullable TradeEnd end;
    private @Nullable BigDecimal highest;
    private @Nullable BigDecimal lowest;
    private BigDecimal price = BigDecimal.ZERO;
    private int bar;
    private long seconds;
    private long lastSaleAt;
    private int firstBar;
    private int lastSaleBar;

    final @Nullable BigDecimal stop;

    @Nullable
    Instant firstBuyAt;

    boolean exitAsked;
    boolean isClosing;
    boolean isOver;

    @Nullable
    Explanation exitExplanation;

    OracleGroup(
            OracleVenue venue,
            DcaConfiguration configuration,
            Instrument instrument,
            List<BigDecimal> prices,
            List<BigDecimal> quantities,
            BigDecimal base,
            boolean isMarket,
            Explanation entryExplanation) {
        this.venue = venue;
        this.configuration = configuration;
        this.instrument = instrument;
        this.prices = prices;
        this.quantities = quantities;
        this.isMarket = isMarket;
        this.entryExplanation = entryExplanation;
        this.entries = new OracleVenue.Order[prices.size()];
        this.seenFills = venue.fills.size();
        this.stop = configuration.stopLoss() == null
                ? null
                : upToTick(base.subtract(
                        base.multiply(configuration.stopLoss().value()).divide(HUNDRED)));
    }

    /** The price goes there; what is held on the way counts for MFE and MAE. */
    void pass(BigDecimal to) {
        if (highest != null && lowest != null && bought().compareTo(sold()) > 0) {
            highest = highest.max(to);
            lowest = lowest.min(to);
        }
    }

    /** Decides until nothing is left to do. */
    void settle(int atBar, long atSeconds, BigDecimal atPrice, BigDecimal bid) {
        bar = atBar;
        seconds = atSeconds;
        price = atPrice;
        boolean goesOn = true;
        while (goesOn && !isOver) {
            read();
            goesOn = decide(bid);
        }
    }

    /** One thing after the other; false when nothing is left to do. */
    private boolean decide(BigDecimal bid) {
        if (isClosing) {
            return close();
        }
        if (held().signum() > 0 || bought().signum() > 0) {
            boolean stopHit = exits.stream().anyMatch(order -> order.filledByStop.signum() > 0);
            boolean isBeyond = stop != null && held().signum() > 0 && bid.compareTo(stop) <= 0 && hasLotWithoutStop();
            if (stopHit || isBeyond) {
                return closeBecause(TradeEnd.STOP);
            }
        }
        if (exitAsked) {
            return closeBecause(TradeEnd.SIGNAL);
        }
        boolean anyExitOpen = exits.stream().anyMatch(order -> order.isOpen);
        if (bought().signum() > 0 && held().signum() == 0 && !anyExitOpen && sold().signum() > 0) {
            return closeBecause(TradeEnd.TAKE_PROFIT);
        }
        if (entries[0] == null) {
            entries[0] = isMarket
                    ? venue.buyAtMarket(0, quantities.getFirst(), prices.getFirst())
                    : venue.buyLimit(0, quantities.getFirst(), prices.getFirst());
            return true;
        }
        if (!entries[0].isOpen && entries[0].filled.signum() == 0) {
            isOver = true;
            return false;
        }
        boolean acted = false;
        for (int k = 1; k < entries.length; k++) {
            if (entries[k] == null) {
                entries[k] = venue.buyLimit(k, quantities.get(k), prices.get(k));
                acted = true;
            }
        }
        return protect() | acted;
    }

    private boolean hasLotWithoutStop() {
        for (int k = 0; k < entries.length; k++) {
            int leg = k;
            BigDecimal lot = lot(k);
            boolean isCovered = exits.stream()
                    .anyMatch(order -> order.leg == leg
                            && order.isOpen
                            && order.stop != null
                            && order.rest().compareTo(lot) >= 0);
            if (lot.signum() > 0 && !isCovered) {
                return true;
            }
        }
        return false;
    }

    /** An exit for each lot; one that does not fit any more is cancelled first and replaced in the next round. */
    private boolean protect() {
        boolean perLeg = configuration.takeProfitMode() == TakeProfitMode.PER_LEG;
        if (!perLeg && stop == null) {
            return false;
        }
        boolean acted = false;
        for (int k = 0; k < entries.length; k++) {
            BigDecimal lot = lot(k);
            BigDecimal limit = perLeg && lot.signum() > 0 ? takeProfit(k) : null;
            OracleVenue.Order resting = resting(k);
            if (resting != null) {
                boolean fits = lot.signum() > 0
                        && resting.rest().compareTo(lot) == 0
                        && Objects.equals(normal(resting.limit), normal(limit));
                if (!fits) {
                    venue.cancel(resting);
                    acted = true;
                }
            } else if (lot.signum() > 0) {
                exits.add(venue.sell(k, lot, limit, stop));
                acted = true;
            }
        }
        return acted;
    }

    private OracleVenue.@Nullable Order resting(int leg) {
        return exits.stream()
                .filter(order -> order.leg == leg && order.isOpen)
                .findFirst()
                .orElse(null);
    }

    private boolean closeBecause(TradeEnd reason) {
        isClosing = true;
        end = reason;
        return true;
    }

    private boolean close() {
        for (int k = 0; k < entries.length; k++) {
            if (entries[k] != null && entries[k].isOpen) {
                venue.cancel(entries[k]);
            }
        }
        exits.stream().filter(order -> order.isOpen).forEach(venue::cancel);
        if (held().signum() == 0) {
            isOver = true;
            return false;
        }
        long wait = vainTries == 0 ? 0 : Math.min(1L << Math.min(vainTries - 1, 6), 60);
        if (vainTries > 0 && seconds < triedAt + wait) {
            return false;
        }
        OracleVenue.Order sale = venue.sellNow(held());
        triedAt = seconds;
        vainTries = sale.filled.signum() == 0 ? vainTries + 1 : 0;
        return true;
    }

    private void read() {
        for (OracleVenue.Fill fill : venue.fills.subList(seenFills, venue.fills.size())) {
            fills.add(fill);
            if (!fill.order().isBuy) {
                lastSaleAt = seconds;
                lastSaleBar = bar;
            } else if (firstBuyAt == null) {
                firstBuyAt = Instant.ofEpochSecond(seconds);
                firstBar = bar;
                highest = price;
                lowest = price;
            }
        }
        seenFills = venue.fills.size();
    }

    /** @param lastBar of a trade that is still open, else -1 */
    TradeRecord record(long number, int lastBar, BigDecimal close) {
        boolean isOpen = lastBar >= 0;
        BigDecimal paid = sum(true);
        BigDecimal received = sum(false);
        BigDecimal fees = fills.stream().map(OracleVenue.Fill::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal slipped = fills.stream().map(OracleVenue.Fill::slipped).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal value = held().multiply(close).setScale(8, RoundingMode.HALF_EVEN);
        BigDecimal profit = received.subtract(paid).subtract(fees);
        Price entry = new Price(paid.divide(bought(), 12, RoundingMode.HALF_EVEN));
        return new TradeRecord(
                number,
                instrument.symbol(),
                Side.LONG,
                Objects.requireNonNull(firstBuyAt),
                isOpen ? null : Instant.ofEpochSecond(lastSaleAt),
                new Quantity(bought()),
                entry,
                sold().signum() == 0 ? null : new Price(received.divide(sold(), 12, RoundingMode.HALF_EVEN)),
                money(paid),
                money(fees),
                money(slipped),
                money(isOpen ? profit.add(value) : profit),
                isOpen ? TradeEnd.OPEN : Objects.requireNonNull(end),
                isOpen ? lastBar - firstBar + 1 : lastSaleBar - firstBar,
                Math.max(0, percent(Objects.requireNonNull(highest), entry)),
                Math.min(0, percent(Objects.requireNonNull(lowest), entry)),
                entryExplanation,
                end == TradeEnd.SIGNAL && !isOpen ? exitExplanation : null);
    }

    private BigDecimal takeProfit(int leg) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (OracleVenue.Fill fill : fills) {
            if (fill.order() == entries[leg]) {
                quantity = quantity.add(fill.quantity());
                value = value.add(fill.quantity().multiply(fill.price()));
            }
        }
        BigDecimal average = value.divide(quantity, 18, RoundingMode.HALF_EVEN);
        BigDecimal percent = configuration.levels().get(leg).takeProfit().value();
        return upToTick(average.add(average.multiply(percent).divide(HUNDRED)).setScale(12, RoundingMode.HALF_UP));
    }

    private BigDecimal lot(int leg) {
        BigDecimal lot = BigDecimal.ZERO;
        for (OracleVenue.Fill fill : fills) {
            if (fill.order().leg == leg) {
                lot = fill.order().isBuy ? lot.add(fill.quantity()) : lot.subtract(fill.quantity());
            }
        }
        return lot;
    }

    private BigDecimal held() {
        return bought().subtract(sold());
    }

    private BigDecimal bought() {
        return quantity(true);
    }

    private BigDecimal sold() {
        return quantity(false);
    }

    private BigDecimal quantity(boolean ofBuys) {
        return fills.stream()
                .filter(fill -> fill.order().isBuy == ofBuys)
                .map(OracleVenue.Fill::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(boolean ofBuys) {
        return fills.stream()
                .filter(fill -> fill.order().isBuy == ofBuys)
                .map(OracleVenue.Fill::notional)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal upToTick(BigDecimal price) {
        return price.divide(venue.tick, 0, RoundingMode.CEILING).multiply(venue.tick);
    }

    private static double percent(BigDecimal price, Price entry) {
        return 100 * price.subtract(entry.value()).doubleValue() / entry.value().doubleValue();
    }

    private static @Nullable BigDecimal normal(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, instrument.quote());
    }
}
