package dev.tradewind.system.bench.engine;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.system.bench.WrongCount;
import dev.tradewind.system.harness.TestSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A library of Python, timed inside its own process by a script of {@code resources/bench}: it gets the bars' columns as
 * files of doubles and prints lines of words, the first of which names the line.
 */
final class PythonPeer {
    private static final int LIBRARY_MISSING = 3;

    private PythonPeer() {}

    /** The lines it printed; empty where its library is not installed ({@code make bench-peers}). */
    static Optional<List<Line>> run(String script, BarSeries bars, int rounds, List<String> arguments) {
        try {
            Path folder = Files.createTempDirectory("peer");
            Map.of(
                            "open", bars.opens(),
                            "high", bars.highs(),
                            "low", bars.lows(),
                            "close", bars.closes(),
                            "volume", bars.volumes())
                    .forEach((name, values) -> column(folder.resolve(name), values));
            Path program = folder.resolve(script);
            try (InputStream source = PythonPeer.class.getResourceAsStream("/bench/" + script)) {
                Files.write(program, source.readAllBytes());
            }
            return lines(script, command(script, program, folder, rounds, arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What one line says. */
    record Line(String name, double[] numbers) {
        static Line of(String text) {
            String[] words = text.split(" ");
            return new Line(
                    words[0],
                    Arrays.stream(words)
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        }
    }

    private static List<String> command(String script, Path program, Path folder, int rounds, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(python(script.substring(0, script.indexOf('_'))));
        command.addAll(List.of(program.toString(), Integer.toString(rounds), folder.toString()));
        command.addAll(arguments);
        return command;
    }

    private static Optional<List<Line>> lines(String script, List<String> command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return switch (process.waitFor()) {
            case 0 -> Optional.of(output.lines().map(Line::of).toList());
            case LIBRARY_MISSING -> Optional.empty();
            default -> throw new WrongCount(script + " failed");
        };
    }

    /** Each library has an environment of its own, as they do not agree on the versions below them. */
    private static String python(String library) {
        Path own =
                TestSettings.checkout().resolve(".venv-bench").resolve(library).resolve("bin/python");
        return Files.exists(own) ? own.toString() : "python3";
    }

    private static void column(Path file, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.nativeOrder());
        bytes.asDoubleBuffer().put(values);
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
