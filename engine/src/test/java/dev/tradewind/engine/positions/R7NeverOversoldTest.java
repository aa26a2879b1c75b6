package dev.tradewind.engine.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.orders.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random markets, lost answers, rejections, partial fills and requests: never oversold, always closed, books exact. */
class R7NeverOversoldTest {
    private static final int RUNS = 1_500;
    private static final int STEPS = 90;
    private static final TakeProfitMode[] MODES = {
        TakeProfitMode.PER_LEG, TakeProfitMode.AGGREGATE, TakeProfitMode.HYBRID
    };

    @Test
    void noSequenceOfEventsOversellsAndEveryGroupEndsWithExactBooks() {
        long first = 20260301L;
        for (long seed = first; seed < first + RUNS; seed++) {
            try {
                run(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        GroupFixture group = GroupFixture.aGroup(rules(random));
        if (random.nextInt(3) == 0) {
            group.withoutOco();
        }
        PretendVenue venue = new PretendVenue(random, new BigDecimal("61237.37"));
        for (int step = 0; step < STEPS; step++) {
            event(random, group, venue, true);
            decideAndCheck(group, venue);
        }
        if (!group.status().isTerminal()) {
            group.request(ExitRequest.Kind.MANUAL_CLOSE);
        }
        for (int step = 0; step < 4_000 && !isOver(group, venue); step++) {
            event(random, group, venue, false);
            decideAndCheck(group, venue);
            if (!group.status().isTerminal() && group.group.exitRequests().isEmpty()) {
                group.request(ExitRequest.Kind.MANUAL_CLOSE); // a close that was given up is asked for again
            }
        }
        assertThat(group.status().isTerminal())
                .as("ended, was " + group.status())
                .isTrue();
        checkBooks(group, venue);
    }

    private static boolean isOver(GroupFixture group, PretendVenue venue) {
        return group.status().isTerminal();
    }

    private static void event(Random random, GroupFixture group, PretendVenue venue, boolean wild) {
        switch (random.nextInt(wild ? 12 : 8)) {
            case 0, 1 -> {
                double move = 1 + random.nextGaussian() * 0.004;
                venue.bid = venue.bid.multiply(BigDecimal.valueOf(move)).setScale(2, java.math.RoundingMode.HALF_UP);
                venue.match(group.now);
                group.market(venue.bid.toPlainString());
            }
            case 2, 3 -> submitOne(random, group, venue, wild);
            case 4, 5 -> reportOne(random, group, venue);
            case 6 -> cancelOne(random, group, venue);
            case 7 -> group.later(Duration.ofMillis(random.nextInt(4_000)));
            case 8 -> resolveUnknowns(random, group, venue);
            case 9 -> {
                if (random.nextInt(4) == 0) {
                    group.noMarket();
                }
            }
            case 10 -> {
                if (random.nextInt(6) == 0 && !group.status().isTerminal()) {
                    group.reduce("" + (1 + random.nextInt(99)));
                }
            }
            default -> wish(random, group);
        }
        if (!wild) {
            resolveUnknowns(random, group, venue);
        }
    }

    private static void wish(Random random, GroupFixture group) {
        if (group.status().isTerminal()) {
            return;
        }
        switch (random.nextInt(24)) {
            case 0 -> group.request(ExitRequest.Kind.EXIT_SIGNAL);
            case 1 -> group.request(ExitRequest.Kind.KILL);
            case 2 -> group.request(ExitRequest.Kind.CANCEL_ENTRIES);
            case 3 -> group.killed();
            case 4, 5, 6 -> {
                if (group.group.pyramids().size() == 1 && group.status() != GroupStatus.CLOSING) {
                    group.pyramid();
                }
            }
            default -> {}
        }
    }

    private static void submitOne(Random random, GroupFixture group, PretendVenue venue, boolean wild) {
        List<GroupOrder> intents = group.group.orders().stream()
                .filter(order -> order.status() == OrderStatus.INTENT)
                .toList();
        if (intents.isEmpty()) {
            return;
        }
        GroupOrder order = intents.get(random.nextInt(intents.size()));
        if (order.cancelRequested()) {
            group.end(order.key(), OrderStatus.CANCELLED); // never sent
            return;
        }
        int luck = wild ? random.nextInt(10) : 9;
        if (luck == 0) {
            group.end(order.key(), OrderStatus.REJECTED);
        } else if (luck == 1) {
            group.status(order.key(), OrderStatus.UNKNOWN); // lost on the way there
        } else {
            venue.accept(order.key(), order.spec(), group.now);
            group.status(order.key(), luck == 2 ? OrderStatus.UNKNOWN : OrderStatus.SUBMITTING); // answer lost, or late
        }
    }

    private static void reportOne(Random random, GroupFixture group, PretendVenue venue) {
        List<GroupOrder> known = group.group.orders().stream()
                .filter(order -> venue.has(order.key()))
                .toList();
        if (!known.isEmpty()) {
            GroupOrder order = known.get(random.nextInt(known.size()));
            group.group = group.group.withOrder(order.key(), old -> venue.report(old, group.now));
        }
    }

    private static void cancelOne(Random random, GroupFixture group, PretendVenue venue) {
        List<GroupOrder> wanted = group.group.orders().stream()
                .filter(order -> order.cancelRequested() && !order.status().isTerminal() && venue.has(order.key()))
                .toList();
        if (!wanted.isEmpty()) {
            venue.cancel(wanted.get(random.nextInt(wanted.size())).key());
        }
    }

    /** An order in UNKNOWN that the venue has is found; one that never arrived is sent again, or proven absent. */
    private static void resolveUnknowns(Random random, GroupFixture group, PretendVenue venue) {
        for (GroupOrder order : group.group.orders()) {
            if (order.status() == OrderStatus.UNKNOWN && !venue.has(order.key())) {
                if (order.cancelRequested()) {
                    group.end(order.key(), OrderStatus.CANCELLED);
                } else {
                    venue.accept(order.key(), order.spec(), group.now);
                }
            }
        }
        reportOne(random, group, venue);
        cancelOne(random, group, venue);
    }

    private static void decideAndCheck(GroupFixture group, PretendVenue venue) {
        group.decide();
        assertThat(GroupDecider.decide(group.group, group.market, group.now))
                .as("settled")
                .isEmpty();
        BigDecimal claimed = BigDecimal.ZERO;
        for (GroupOrder exit : group.group.exits()) {
            if (venue.has(exit.key())) {
                claimed = claimed.add(venue.open(exit.key()));
            } else if (!exit.status().isTerminal()) {
                claimed = claimed.add(exit.openQuantity().value());
            }
        }
        assertThat(claimed).as("exits at the venue against what is held there").isLessThanOrEqualTo(venue.position());
        assertThat(group.book().oversold().isZero()).isTrue();
    }

    private static void checkBooks(GroupFixture group, PretendVenue venue) {
        Money cash = Money.zero(GroupFixture.USDT);
        for (PretendVenue.Trade trade : venue.trades) {
            cash = trade.isBuy() ? cash.minus(trade.notional()) : cash.plus(trade.notional());
            cash = cash.minus(trade.fee());
        }
        LotBook book = group.book();
        BigDecimal dust = group.group.adjustments().stream()
                .map(adjustment -> adjustment.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(venue.position()).isEqualByComparingTo(dust);
        assertThat(book.held().isZero()).isTrue();
        assertThat(book.cash()).isEqualTo(cash);
        assertThat(book.realisedNet().minus(book.adjusted())).isEqualTo(cash);
        assertThat(group.group.pyramids()).allMatch(pyramid -> pyramid.status().isTerminal());
    }

    private static GroupRules rules(Random random) {
        TakeProfitMode mode = MODES[random.nextInt(MODES.length)];
        boolean hasStop = random.nextInt(3) > 0;
        return new GroupRules(
                mode,
                Percent.of("0.8"),
                hasStop ? Percent.of("3") : null,
                random.nextBoolean() ? StopReference.BASE : StopReference.AVERAGE,
                1 + random.nextInt(7),
                random.nextBoolean() ? Duration.ofSeconds(20) : Duration.ZERO,
                random.nextInt(3) == 0 ? Percent.of("2.5") : null,
                random.nextBoolean() ? FlatPolicy.CLOSE : FlatPolicy.KEEP_GRID);
    }
}
