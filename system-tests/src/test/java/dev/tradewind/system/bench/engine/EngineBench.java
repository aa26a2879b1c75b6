package dev.tradewind.system.bench.engine;

import dev.tradewind.system.bench.BenchSize;
import dev.tradewind.system.bench.WrongCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code make bench ONLY=P1,P5}: what needs no platform. Fails on a wrong result, never on a figure. */
public final class EngineBench {
    private EngineBench() {}

    /** Exit status 1 when ours and the peer do not give the same. */
    public static void main(String[] arguments) {
        BenchSize size =
                BenchSize.named(Optional.ofNullable(System.getenv("SIZE")).orElse(""));
        String only = Optional.ofNullable(System.getenv("ONLY")).orElse("");
        Map<String, Runnable> benches = new LinkedHashMap<>();
        benches.put("P1", () -> new BacktestBench(size).eventMode());
        benches.put("P2", () -> new BacktestBench(size).kernelMode());
        benches.put("P3", () -> new SweepBench(size).sweep());
        benches.put("P4", () -> new SweepBench(size).walkForward());
        benches.put("P5", () -> new IndicatorBench(size).run());
        List<String> wanted = only.isBlank() ? List.copyOf(benches.keySet()) : List.of(only.split(","));
        try {
            benches.forEach((goal, bench) -> {
                if (wanted.contains(goal)) {
                    bench.run();
                }
            });
        } catch (WrongCount wrong) {
            System.out.println("bench: " + wrong.getMessage());
            System.exit(1);
        }
    }
}
