package dev.tradewind.system.bench;

import dev.tradewind.system.harness.Trader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code make bench}, {@code make bench SIZE=full}, {@code make bench ONLY=P6,P7}: measures the whole platform from
 * outside on this machine. Fails on a wrong count, never on a figure.
 */
public final class Bench {
    private final BenchSize size;
    private final Set<String> only;

    private Bench(BenchSize size, Set<String> only) {
        this.size = size;
        this.only = only;
    }

    /** Exit status 1 when what was done and what was found do not agree. */
    public static void main(String[] arguments) throws SQLException {
        String size = Optional.ofNullable(System.getenv("SIZE")).orElse("");
        String only = Optional.ofNullable(System.getenv("ONLY")).orElse("");
        var bench =
                new Bench(BenchSize.named(size), only.isBlank() ? Set.of("P6", "P7", "P9") : Set.of(only.split(",")));
        try {
            bench.run();
        } catch (WrongCount wrong) {
            System.out.println("bench: " + wrong.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws SQLException {
        if (only.stream().noneMatch(Set.of("P6", "P7", "P9")::contains)) {
            return; // all that was asked for is EngineBench's
        }
        Path caches = Report.folder().resolve("start-caches");
        if (only.contains("P9")) {
            BenchPlatform.train(caches);
        }
        try (BenchPlatform platform = BenchPlatform.start(caches)) {
            var starts = new StartBench(platform, size, caches);
            if (only.contains("P9")) {
                starts.idleMemory();
            }
            if (only.contains("P6") || only.contains("P7")) {
                work(platform);
            }
            if (only.contains("P9")) {
                starts.starts();
                starts.publish();
            }
        }
        System.out.println("Ratios mean little on a machine that others use at the same time: see loadAverageBefore.");
    }

    private void work(BenchPlatform platform) throws SQLException {
        InstantSource clock = InstantSource.system();
        List<Trader> traders = platform.register(size.users());
        var alerts = new Alerts(traders, clock);
        var rest = new Rest(platform);
        warm(platform, alerts);
        rest.await();
        var peer = new Peer(platform, traders.size());
        if (only.contains("P6")) {
            new WebhookBench(platform, size, alerts, peer, rest).run();
        }
        if (only.contains("P7")) {
            new OrderPathBench(platform, size, alerts, peer, rest, clock).run();
        }
    }

    // a few of each user, one after the other: they are the patterns of the peer's rows too
    private void warm(BenchPlatform platform, Alerts alerts) {
        var few = Stream.generate(alerts::exit).limit(5L * size.users()).toList();
        new Flood(platform.webhooks()).send(few, 1);
    }
}
