package dev.tradewind.system.killlab;

import dev.tradewind.local.platform.Part;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Ends random parts at random instants, also while they start, and never lets more than a few be away at once. */
final class Killer {
    private static final int MOST_AWAY = 2;
    private static final Duration BACK_LIMIT = Duration.ofMinutes(3);
    // those who hold orders and money more often than the others
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "broker",
            30,
            "venue",
            20,
            "postgres",
            15,
            "risk",
            10,
            "strategy",
            10,
            "nats",
            5,
            "notification",
            4,
            "auth",
            3,
            "web-ui",
            3);

    private final TestPlatform platform;
    private final RandomGenerator random;
    private final Map<String, Integer> kills = new TreeMap<>();

    Killer(TestPlatform platform, long seed) {
        this.platform = platform;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Kills so many times. */
    void run(int cycles) {
        long began = System.nanoTime();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            Eventually.within(BACK_LIMIT, "enough parts are back", () -> away() <= MOST_AWAY);
            Eventually.pause(random.nextLong(50, 2500));
            Part victim = choose();
            victim.kill();
            kills.merge(victim.name(), 1, Integer::sum);
            System.out.printf(
                    "kill %d of %d at %.1f s: %s%n", cycle, cycles, (System.nanoTime() - began) / 1e9, victim.name());
        }
    }

    String counts() {
        return kills.toString();
    }

    private long away() {
        return platform.platform().parts().stream()
                .filter(part -> !part.isReady())
                .count();
    }

    private Part choose() {
        List<Part> running = new ArrayList<>();
        for (Part part : platform.platform().parts()) {
            for (int share = 0; part.isRunning() && share < WEIGHTS.getOrDefault(part.name(), 1); share++) {
                running.add(part);
            }
        }
        return running.get(random.nextInt(running.size()));
    }
}
