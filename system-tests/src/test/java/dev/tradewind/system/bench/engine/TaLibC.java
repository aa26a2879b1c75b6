package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.system.harness.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** TA-Lib's C library, timed inside a Python process: the wheel's functions call it on whole arrays. */
final class TaLibC {
    private static final String SCRIPT = """
            import sys, time, numpy, talib
            high, low, close = (numpy.fromfile(name) for name in sys.argv[2:5])
            cases = {
                'SMA': lambda: talib.SMA(close, 20), 'EMA': lambda: talib.EMA(close, 20), 'RSI': lambda: talib.RSI(close, 14),
                'ATR': lambda: talib.ATR(high, low, close, 14), 'ADX': lambda: talib.ADX(high, low, close, 14),
                'KAMA': lambda: talib.KAMA(close, 10), 'MACD': lambda: talib.MACD(close, 12, 26, 9),
                'BBANDS': lambda: talib.BBANDS(close, 20, 2, 2), 'SLOPE': lambda: talib.LINEARREG_SLOPE(close, 50),
                'STDDEV': lambda: talib.STDDEV(close, 20), 'MAX': lambda: talib.MAX(close, 20), 'MIN': lambda: talib.MIN(close, 20)}
            for name, work in cases.items():
                work(); work()
                times = []
                for _ in range(int(sys.argv[1])):
                    began = time.perf_counter(); work(); times.append((time.perf_counter() - began) * 1e9 / len(close))
                print(name, *sorted(times))
            """;

    private TaLibC() {}

    /** Nanoseconds a bar of each round by indicator, ascending; empty where no Python can import it. */
    static Map<String, double[]> nanosPerBar(BarSeries bars, int rounds) {
        try {
            Path folder = Files.createTempDirectory("talib");
            Process process = new ProcessBuilder(List.of(
                            python(),
                            "-c",
                            SCRIPT,
                            Integer.toString(rounds),
                            column(folder, "high", bars.highs()),
                            column(folder, "low", bars.lows()),
                            column(folder, "close", bars.closes())))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? output.lines()
                            .map(line -> line.split(" "))
                            .collect(Collectors.toMap(words -> words[0], TaLibC::numbers))
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String python() {
        Path own = TestSettings.checkout().resolve(".venv-bench/bin/python");
        return Files.exists(own) ? own.toString() : "python3";
    }

    private static double[] numbers(String[] words) {
        return Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
    }

    private static String column(Path folder, String name, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.nativeOrder());
        bytes.asDoubleBuffer().put(values);
        return Files.write(folder.resolve(name), bytes.array()).toString();
    }
}
