package dev.tradewind.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tradewind.system.harness.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of one goal beside what they should be; a figure that misses its goal is told and nothing more. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String goal;
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * One line of the table.
     *
     * @param aim what performance.md asks for, empty if nothing
     * @param verdict "reached", "missed", or empty where there is no aim
     */
    record Figure(String name, double value, String unit, String spread, String aim, String verdict) {}

    public Report(String goal, BenchSize size) {
        this.goal = goal;
        content.put("goal", goal);
        content.put("size", size.name().toLowerCase(Locale.ROOT));
        content.put("at", InstantSource.system().instant().toString());
        content.put("cores", Runtime.getRuntime().availableProcessors());
        content.put("loadAverageBefore", load());
        content.put("java", System.getProperty("java.vm.version"));
    }

    /** A figure without a goal. */
    public void tell(String name, double value, String unit) {
        add(new Figure(name, value, unit, "", "", ""));
    }

    /** Median and range, for the record. */
    public void tell(String name, Spread spread, String unit) {
        add(new Figure(name, spread.median(), unit, spread.text(), "", ""));
    }

    public void atLeast(double aim, String name, Spread spread, String unit) {
        compare(name, spread, unit, "at least " + aim, spread.median() >= aim);
    }

    public void atMost(double aim, String name, Spread spread, String unit) {
        compare(name, spread, unit, "at most " + aim, spread.median() <= aim);
    }

    /** What a reader must know about the figures. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Writes {@code target/bench/<goal>.json} and the table. */
    public void publish() {
        content.put("loadAverageAfter", load());
        content.put("figures", figures);
        content.put("notes", notes);
        try {
            Path file = Files.createDirectories(folder()).resolve(goal + ".json");
            JSON.writeValue(file.toFile(), content);
            System.out.printf("%n%s (%s)%n", goal, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the figures of " + goal, e);
        }
        for (Figure figure : figures) {
            String value =
                    figure.spread().isEmpty() ? String.format(Locale.ROOT, "%.3f", figure.value()) : figure.spread();
            System.out.printf(
                    "  %-58s %28s %-9s %-16s %s%n",
                    figure.name(), value, figure.unit(), figure.aim(), figure.verdict());
        }
        notes.forEach(sentence -> System.out.println("  " + sentence));
    }

    public static Path folder() {
        return TestSettings.checkout().resolve("target").resolve("bench");
    }

    private void compare(String name, Spread spread, String unit, String aim, boolean isReached) {
        String range = spread.sorted().length > 1 ? spread.text() : "";
        add(new Figure(name, spread.median(), unit, range, aim, isReached ? "reached" : "missed"));
    }

    private void add(Figure figure) {
        figures.add(figure);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
