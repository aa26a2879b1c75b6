package dev.tradewind.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.money.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Every place where a process can die, one after the other, and every pair of such places; each time the books must add up. */
class R1R2CrashPointsTest {
    private static final Quantity WANTED = Quantity.of("2");

    /** What the first process is doing when it dies. */
    private enum Scenario {
        SUBMIT((world, desk) -> desk.submit(order(world))),
        SUBMIT_AND_CANCEL((world, desk) -> {
            desk.submit(order(world));
            world.database.changeByUser(order(world), found -> found.requestCancel("user", world.now()));
            desk.cancel(order(world));
        }),
        CANCEL_WHILE_UNKNOWN((world, desk) -> {
            desk.submit(order(world));
            world.database.changeByUser(order(world), found -> found.requestCancel("user", world.now()));
            world.pass(Duration.ofSeconds(5));
            desk.resolve(order(world));
            desk.cancel(order(world));
        }),
        RESOLVE((world, desk) -> {
            desk.submit(order(world));
            world.pass(Duration.ofSeconds(2));
            desk.resolve(order(world));
            world.pass(Duration.ofSeconds(4));
            desk.resolve(order(world));
        }),
        FILL_AND_ABSORB((world, desk) -> {
            desk.submit(order(world));
            for (VirtualVenue.Resting open : world.venue.open()) {
                world.venue.fill(open, Quantity.of("1"));
                world.venue.fill(open, Quantity.of("1"));
            }
            for (VirtualVenue.Message message :
                    List.copyOf(world.venue.stream()).reversed()) {
                world.deliver(desk, message);
                world.deliver(desk, message);
            }
        });

        private final BiConsumer<VirtualWorld, OrderDesk> play;

        Scenario(BiConsumer<VirtualWorld, OrderDesk> play) {
            this.play = play;
        }
    }

    @Test
    void noSingleCrashDoublesOrLosesAnything() {
        int points = 0;
        for (Scenario scenario : Scenario.values()) {
            for (Faults.Network network : Faults.Network.values()) {
                for (boolean refuses : new boolean[] {false, true}) {
                    points += crashEverywhere(scenario, network, refuses, false);
                }
            }
        }
        System.out.println("single crash points tried: " + points);
        assertThat(points).isGreaterThan(300);
    }

    @Test
    void noSecondCrashDuringTheRecoveryDoublesOrLosesAnything() {
        int pairs = 0;
        for (Scenario scenario : Scenario.values()) {
            for (Faults.Network network : Faults.Network.values()) {
                pairs += crashEverywhere(scenario, network, false, true);
            }
        }
        System.out.println("pairs of crash points tried: " + pairs);
        assertThat(pairs).isGreaterThan(2_000);
    }

    private static int crashEverywhere(Scenario scenario, Faults.Network network, boolean refuses, boolean crashTwice) {
        int tried = 0;
        for (int first = 1; ; first++) {
            boolean died = false;
            for (int second = crashTwice ? 1 : Integer.MAX_VALUE; ; second++) {
                Played played = play(scenario, network, refuses, first, second);
                tried++;
                died = played.diedFirst();
                if (!played.diedAgain()) {
                    break;
                }
            }
            if (!died) {
                return tried;
            }
        }
    }

    private record Played(boolean diedFirst, boolean diedAgain) {}

    private static Played play(
            Scenario scenario, Faults.Network network, boolean refuses, int firstPoint, int secondPoint) {
        VirtualWorld world = new VirtualWorld(new Random(firstPoint), Duration.ZERO, Duration.ZERO, true);
        world.venue.refuseOrders(refuses);
        world.database.create(OrderFixture.entry("2"));
        DieAt first = new DieAt(firstPoint, network);
        DieAt second = new DieAt(secondPoint, Faults.Network.FINE);
        try {
            boolean diedFirst = first.dies(() -> scenario.play.accept(world, world.newOwner(first)));
            boolean diedAgain = second.dies(() -> restart(world, second));
            world.settle();
            world.pass(Duration.ofMinutes(2));
            world.settle();
            world.judge(WANTED);
            return new Played(diedFirst, diedAgain);
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "%s over a network that is %s, refusing %s, crashes %s: %s"
                            .formatted(scenario, network, refuses, first.passed + " / " + second.passed, broken),
                    broken);
        }
    }

    private static void restart(VirtualWorld world, Faults faults) {
        OrderDesk desk = world.newOwner(faults);
        desk.recover(OrderFixture.ACCOUNT);
        for (int round = 0; round < 4; round++) {
            world.venue.deliverDelayed();
            world.database.all().forEach(order -> world.work(desk, order));
            world.pass(Duration.ofSeconds(6));
        }
    }

    private static OrderId order(VirtualWorld world) {
        return world.database.all().getFirst().id();
    }

    /** Dies at the n-th point; the network is bad for the first request only. */
    private static final class DieAt implements Faults {
        private final int point;
        private Network network;
        private final List<String> passed = new ArrayList<>();

        DieAt(int point, Network network) {
            this.point = point;
            this.network = network;
        }

        boolean dies(Runnable work) {
            try {
                work.run();
                return false;
            } catch (Crash crash) {
                return true;
            }
        }

        @Override
        public void at(String where) {
            passed.add(where);
            if (passed.size() == point) {
                throw new Crash(where);
            }
        }

        @Override
        public Network network(String call) {
            Network now = network;
            network = Network.FINE;
            return now;
        }
    }
}
