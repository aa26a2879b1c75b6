package dev.tradewind.system.killlab;

import dev.tradewind.system.books.Judge;
import dev.tradewind.system.books.Verdict;
import dev.tradewind.system.books.Verdict.Fault;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.FaultProxy.Faults;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Kills processes at random instants under a stream of alerts and a bad network, lets everything come to rest, and has the
 * books judged against the venue's own tables. {@code KillLab <cycles> [<seed>]}.
 */
public final class KillLab {
    private static final int TRADERS = 3;
    private static final Duration BACK = Duration.ofMinutes(5);
    private static final Duration REST = Duration.ofMinutes(8);

    private final int cycles;
    private final long seed;

    KillLab(int cycles, long seed) {
        this.cycles = cycles;
        this.seed = seed;
    }

    /** Exit status 1 on any difference; the last line gives the counts. */
    public static void main(String[] arguments) throws SQLException {
        int cycles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.exit(new KillLab(cycles, seed).run().isClean() ? 0 : 1);
    }

    Verdict run() throws SQLException {
        System.out.println("kill lab: cycles=" + cycles + " seed=" + seed);
        long began = System.nanoTime();
        try (TestPlatform platform = TestPlatform.start("kill-lab", seed, Map.of("TRADEWIND_REPLAY_SPEED", "600"))) {
            List<Trader> traders = IntStream.rangeClosed(1, TRADERS)
                    .mapToObj(number -> Trader.register(platform, "lab" + number))
                    .toList();
            var alerts = new AlertStream(
                    traders, List.of(platform.webhooks(), platform.pages()), InstantSource.system(), seed + 1);
            var killer = new Killer(platform, seed + 2);
            platform.proxy().set(Faults.BAD_NETWORK);
            Thread sender = Thread.ofVirtual().name("alerts").start(alerts::run);
            killer.run(cycles);
            platform.awaitReady(BACK);
            Eventually.pause(5000); // a few alerts after the last kill
            alerts.end();
            join(sender);
            platform.proxy().set(Faults.NONE);
            var judge = new Judge(platform);
            comeToRest(alerts, judge);
            Verdict verdict = judge.judge(alerts.accepted());
            Judge.Extent extent = judge.extent();
            if (extent.executions() == 0) {
                verdict.add(Fault.STUCK, "nothing was executed: the run proves nothing");
            }
            verdict.sentences().forEach(System.out::println);
            System.out.println(extent);
            System.out.println("kills " + killer.counts());
            System.out.println(alerts.counts());
            System.out.println(platform.proxy().counts());
            System.out.printf(
                    "kill lab: seed=%d kills=%d alerts=%d minutes=%.1f %s%n",
                    seed, cycles, alerts.accepted().size(), (System.nanoTime() - began) / 6e10, verdict.counts());
            return verdict;
        }
    }

    // exits are asked for until nothing is open any more; what does not end by then is for the judge
    private static void comeToRest(AlertStream alerts, Judge judge) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < REST.toNanos() && !judge.isAtRest(alerts.accepted())) {
            alerts.exitEverything();
            long asked = System.nanoTime();
            while (System.nanoTime() - asked < Duration.ofSeconds(20).toNanos() && !judge.isAtRest(alerts.accepted())) {
                Eventually.pause(500);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
