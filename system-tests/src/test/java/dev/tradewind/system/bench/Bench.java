package dev.tradewind.system.bench;

import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.TestSettings;
import java.util.Map;

/** {@code make bench}: P6, P7 and P9 at small size ({@code SIZE=full} for more). Measures, never judges. */
public final class Bench {
    private static final int SMALL = 4_000;
    private static final int FULL = 40_000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int alerts = arguments.length > 0 && arguments[0].equals("full") ? FULL : SMALL;
        var report = new Report(TestSettings.checkout().resolve("target/bench"));
        new StartBench(report).run();
        try (TestPlatform platform = TestPlatform.start("bench", 1, Map.of(), WebhookBench.withoutLimits())) {
            new WebhookBench(platform, report, alerts).run();
        }
        report.write("platform");
        System.exit(0);
    }
}
