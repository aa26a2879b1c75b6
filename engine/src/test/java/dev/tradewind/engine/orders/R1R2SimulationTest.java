package dev.tradewind.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded lives of one account under crashes, pauses, delays, duplicates and reordering. Replay: -Dsimulation.seed=… */
class R1R2SimulationTest {
    private static final int RUNS = Integer.getInteger("simulation.runs", 20_000);
    private static final Quantity WANTED = Quantity.of("3");

    @Test
    void neverTwiceNeverLostEvidenceOnlySumsEqual() {
        Long replay = Long.getLong("simulation.seed");
        long start = replay != null ? replay : System.nanoTime();
        int runs = replay != null ? 1 : RUNS;
        System.out.println("order simulation: " + runs + " runs from seed " + start);
        Tally tally = new Tally();
        for (long seed = start; seed < start + runs; seed++) {
            try {
                new Life(seed, true, tally).run();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
        System.out.println(tally);
        if (replay == null) {
            assertThat(tally.crashes).isGreaterThan(RUNS / 4);
            assertThat(tally.pauses).isGreaterThan(RUNS / 10);
            assertThat(tally.leasesLost).isGreaterThan(RUNS / 50);
        }
    }

    @Test
    void sameSeedGivesTheSameLife() {
        Tally one = new Tally();
        Tally two = new Tally();
        for (long seed = 1; seed <= 50; seed++) {
            new Life(seed, true, one).run();
            new Life(seed, true, two).run();
        }
        assertThat(one).hasToString(two.toString());
    }

    /** The judge must be able to find a doubled order: a venue that takes requests after their deadline makes some. */
    @Test
    void theJudgeFindsDoubledOrdersAtAVenueThatIgnoresDeadlines() {
        int found = 0;
        for (long seed = 1; seed <= 3_000 && found == 0; seed++) {
            try {
                new Life(seed, false, new Tally()).run();
            } catch (AssertionError broken) {
                found++;
            }
        }
        assertThat(found).isEqualTo(1);
    }

    /** How much of everything happened, so that a harmless simulation is noticed. */
    private static final class Tally {
        long steps;
        long crashes;
        long pauses;
        long leasesLost;
        long orders;
        long fills;

        @Override
        public String toString() {
            return "steps %d, crashes %d, pauses %d, leases lost %d, orders %d, fills %d"
                    .formatted(steps, crashes, pauses, leasesLost, orders, fills);
        }
    }

    /** One seeded life. */
    private static final class Life implements Faults {
        private final Random random;
        private final VirtualWorld world;
        private final Tally tally;
        private final int legs;
        private OrderDesk owner;
        private boolean isPausing;

        Life(long seed, boolean venueHonoursDeadlines, Tally tally) {
            this.tally = tally;
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            Duration skew = Duration.ofSeconds(random.nextInt(601) - 300);
            Duration error = Duration.ofMillis(random.nextInt(4_001) - 2_000);
            world = new VirtualWorld(random, skew, error, venueHonoursDeadlines);
            legs = 1 + random.nextInt(2);
            owner = world.newOwner(this);
        }

        void run() {
            int steps = 20 + random.nextInt(30);
            for (int step = 0; step < steps; step++) {
                world.pass(Duration.ofMillis(random.nextInt(4_000)));
                guarded(this::step);
            }
            world.venue.refuseOrders(false);
            world.database.gate(Gate.OPEN);
            world.settle();
            world.pass(Duration.ofMinutes(2));
            world.venue.deliverDelayed();
            world.settle();
            world.judge(WANTED);
            tally.orders += world.venue.all().size();
        }

        private void guarded(Runnable work) {
            tally.steps++;
            try {
                work.run();
            } catch (Crash crash) {
                tally.crashes++;
                restart();
            } catch (OrderStore.LeaseLost lost) {
                tally.leasesLost++; // the paused one woke up: the rival owns the account
            }
        }

        private void restart() {
            owner = world.newOwner(this);
            guarded(() -> owner.recover(OrderFixture.ACCOUNT));
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> workOne();
                case 4, 5 -> streamMessage();
                case 6 -> venueFills();
                case 7 -> cancelWish();
                case 8 ->
                    world.database.gate(
                            random.nextInt(3) == 0
                                    ? Gate.entriesClosed(new GateReason("KILL_SWITCH", "closed"))
                                    : Gate.OPEN);
                case 9 -> world.venue.refuseOrders(random.nextInt(4) == 0);
                default -> nextGenerations();
            }
            world.venue.deliverDelayed();
        }

        private void workOne() {
            List<Order> orders = world.database.all();
            if (!orders.isEmpty()) {
                world.work(owner, orders.get(random.nextInt(orders.size())));
            }
        }

        /** Any message, in any order; sometimes it is kept and comes again, sometimes it is lost. */
        private void streamMessage() {
            List<VirtualVenue.Message> stream = world.venue.stream();
            if (stream.isEmpty()) {
                return;
            }
            int index = random.nextInt(stream.size());
            VirtualVenue.Message message = stream.get(index);
            if (random.nextInt(3) > 0) {
                stream.remove(index);
            }
            if (random.nextInt(8) > 0) {
                world.deliver(owner, message);
            }
        }

        private void venueFills() {
            List<VirtualVenue.Resting> open = world.venue.open();
            if (!open.isEmpty()) {
                tally.fills++;
                world.venue.fill(open.get(random.nextInt(open.size())), Quantity.of("1"));
            }
        }

        private void cancelWish() {
            List<Order> orders = world.database.all();
            if (!orders.isEmpty()) {
                OrderId id = orders.get(random.nextInt(orders.size())).id();
                if (random.nextInt(5) == 0) {
                    world.database.changeByUser(id, order -> order.giveToHuman("too long", world.now()));
                }
                world.database.changeByUser(id, order -> order.requestCancel("wish", world.now()));
            }
        }

        /** The decider: a next generation for what is still wanted, only when the one before is proven over. */
        private void nextGenerations() {
            for (int leg = 0; leg < legs; leg++) {
                int index = leg;
                List<Order> ofLeg = world.database.all().stream()
                        .filter(order -> order.intent().key().leg() == index)
                        .toList();
                Quantity filled = ofLeg.stream().map(Order::filled).reduce(Quantity.ZERO, Quantity::plus);
                if (ofLeg.stream().allMatch(Order::isEnded) && filled.isBelow(WANTED) && ofLeg.size() < 5) {
                    OrderKey key = new OrderKey(OrderFixture.GROUP, 0, leg, OrderRole.ENTRY, ofLeg.size());
                    OrderIntent intent =
                            OrderFixture.intent(key, WANTED.minus(filled).toString(), true);
                    world.database.create(
                            random.nextInt(3) > 0
                                    ? intent
                                    : withTimeLimit(intent, Duration.ofSeconds(2 + random.nextInt(20))));
                }
            }
        }

        private OrderIntent withTimeLimit(OrderIntent intent, Duration limit) {
            return new OrderIntent(
                    intent.id(),
                    intent.accountId(),
                    intent.key(),
                    intent.clientOrderId(),
                    intent.spec().notAfter(world.now().plus(limit)),
                    world.now());
        }

        @Override
        public void at(String point) {
            int dice = random.nextInt(1_000);
            if (dice < 15) {
                throw new Crash(point);
            }
            if (dice < 30 && !isPausing) {
                pause();
            }
        }

        /** This process stands still inside a port call; its lease runs out, a rival works the account, then it wakes up. */
        private void pause() {
            tally.pauses++;
            isPausing = true;
            world.pass(Duration.ofSeconds(random.nextInt(30)));
            restart();
            int steps = random.nextInt(6);
            for (int step = 0; step < steps; step++) {
                world.pass(Duration.ofMillis(random.nextInt(8_000)));
                guarded(this::step);
            }
            isPausing = false;
        }

        @Override
        public Network network(String call) {
            return switch (random.nextInt(10)) {
                case 0 -> Network.DROPS_REQUEST;
                case 1 -> Network.DROPS_ANSWER;
                case 2 -> Network.DELAYS_REQUEST;
                default -> Network.FINE;
            };
        }
    }
}
