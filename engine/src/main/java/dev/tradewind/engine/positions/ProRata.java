package dev.tradewind.engine.positions;

import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits the quantity of an exit over all lots in proportion to what they hold, in whole steps, so that every lot stays sellable (D-07). */
final class ProRata {
    private ProRata() {}

    /** The part of each pool; together the quantity, or all that there is when it is less. */
    static Map<LotPool, BigDecimal> shares(List<LotPool> pools, BigDecimal quantity, Instrument instrument) {
        Map<LotPool, BigDecimal> shares = new LinkedHashMap<>();
        if (quantity.signum() == 0) {
            return shares;
        }
        if (pools.size() == 1) {
            LotPool only = pools.getFirst();
            shares.put(only, quantity.min(only.quantity().value()));
            return shares;
        }
        BigDecimal all = BigDecimal.ZERO;
        for (LotPool pool : pools) {
            all = all.add(pool.sellable(instrument).value());
        }
        BigDecimal sellable = all;
        if (quantity.compareTo(sellable) >= 0) {
            return everything(pools, quantity, instrument);
        }
        BigDecimal open = quantity;
        for (LotPool pool : pools) {
            BigDecimal exact = exactShare(pool, quantity, sellable, instrument);
            BigDecimal floored = instrument.roundDownToStep(new Quantity(exact)).value();
            shares.put(pool, floored);
            open = open.subtract(floored);
        }
        List<LotPool> byFraction = pools.stream()
                .sorted(Comparator.comparing((LotPool pool) -> exactShare(pool, quantity, sellable, instrument)
                                .subtract(shares.getOrDefault(pool, BigDecimal.ZERO)))
                        .reversed()
                        .thenComparingInt(LotPool::pyramid)
                        .thenComparingInt(LotPool::leg))
                .toList();
        for (LotPool pool : byFraction) {
            BigDecimal taken = shares.getOrDefault(pool, BigDecimal.ZERO);
            BigDecimal room = pool.sellable(instrument).value().subtract(taken);
            BigDecimal more = open.min(room).min(instrument.step().value());
            shares.put(pool, taken.add(more));
            open = open.subtract(more);
        }
        return open.signum() == 0 ? shares : fill(pools, shares, open, instrument);
    }

    private static Map<LotPool, BigDecimal> everything(
            List<LotPool> pools, BigDecimal quantity, Instrument instrument) {
        Map<LotPool, BigDecimal> shares = new LinkedHashMap<>();
        BigDecimal open = quantity;
        for (LotPool pool : pools) {
            BigDecimal part = pool.sellable(instrument).value();
            shares.put(pool, part);
            open = open.subtract(part);
        }
        for (LotPool pool : pools) {
            BigDecimal dust = pool.quantity().value().subtract(shares.getOrDefault(pool, BigDecimal.ZERO));
            BigDecimal more = open.min(dust);
            shares.merge(pool, more, BigDecimal::add);
            open = open.subtract(more);
        }
        return shares;
    }

    private static Map<LotPool, BigDecimal> fill(
            List<LotPool> pools, Map<LotPool, BigDecimal> shares, BigDecimal rest, Instrument instrument) {
        BigDecimal open = rest;
        for (LotPool pool : pools) {
            BigDecimal taken = shares.getOrDefault(pool, BigDecimal.ZERO);
            BigDecimal more = open.min(pool.sellable(instrument).value().subtract(taken));
            shares.put(pool, taken.add(more));
            open = open.subtract(more);
        }
        return shares;
    }

    private static BigDecimal exactShare(
            LotPool pool, BigDecimal quantity, BigDecimal sellable, Instrument instrument) {
        return quantity.multiply(pool.sellable(instrument).value())
                .divide(sellable, LotPool.SCALE, RoundingMode.HALF_EVEN);
    }
}
