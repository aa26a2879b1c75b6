package dev.tradewind.strategy.strategies.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.signals.Timeframe;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategyType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars are compiled here, as an operator would build one against the engine. */
class StrategyJarsTest {
    private static final String SOURCE = """
            package outside;
            import dev.tradewind.engine.bars.Bar;
            import dev.tradewind.engine.strategies.*;
            import java.util.List;
            public final class %1$s implements StrategyType {
                public String id() { return "%2$s"; }
                public String title() { return "Outside"; }
                public String description() { return "From a jar."; }
                public List<Parameter> parameters() { return List.of(Parameter.integer("period", 1, 9, 3, "A number.")); }
                public Strategy create(ParameterValues values) {
                    %3$s
                    return new Strategy() {
                        public int warmUpBars() { return values.integer("period"); }
                        public StrategySignal onBar(Bar bar) {
                            return new StrategySignal(StrategySignal.Kind.ENTRY, dev.tradewind.engine.instruments.Side.LONG, 1,
                                Explanation.of("close {}", bar.close()));
                        }
                        public void warmUp(Bar bar) {}
                        public StrategyState save() { return new StrategyState(List.of()); }
                        public void restore(StrategyState state) {}
                    };
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aJarsStrategyIsChosenLikeAShippedOne() throws IOException {
        jar("good.jar", "Good", "outside-good", "");

        StrategyJars.Loaded loaded = StrategyJars.load(folder);

        assertThat(loaded.refusals()).isEmpty();
        StrategyType type = loaded.types().find("outside-good").orElseThrow();
        Strategy strategy = type.create(ParameterValues.initial(type));
        assertThat(strategy.warmUpBars()).isEqualTo(3);
        long[] one = {100};
        var bars = new BarSeries(Timeframe.ONE_MINUTE, 0, 0, new long[] {60}, one, one, one, one, one);
        assertThat(strategy.onBar(bars.cursor().at(0)).explanation().text()).isEqualTo("close 100");
        assertThat(ids(loaded)).contains("dual-mode");
    }

    @Test
    void aBadJarIsReportedAndLeavesTheOthersAlone() throws IOException {
        Files.writeString(folder.resolve("a-text.jar"), "this is no jar");
        jar("b-fails.jar", "Fails", "outside-fails", "if (true) throw new IllegalStateException(\"no licence\");");
        jar("c-taken.jar", "Taken", "dual-mode", "");
        jar("d-shouts.jar", "Shouts", "Not An Id", "");
        jarNaming("e-missing.jar", "outside.Nowhere", List.of());
        jar("f-good.jar", "Good", "outside-good", "");
        jar("g-again.jar", "Again", "outside-good", "");
        Files.writeString(folder.resolve("notes.txt"), "not looked at");

        StrategyJars.Loaded loaded = StrategyJars.load(folder);

        assertThat(ids(loaded)).contains("outside-good").doesNotContain("outside-fails", "Not An Id");
        assertThat(loaded.refusals()).hasSize(6);
        assertThat(loaded.refusals().get(0)).startsWith("a-text.jar is left out");
        assertThat(loaded.refusals().get(1)).contains("b-fails.jar", "no licence");
        assertThat(loaded.refusals().get(2)).contains("c-taken.jar", "dual-mode", "is taken");
        assertThat(loaded.refusals().get(3)).contains("d-shouts.jar", "Not An Id");
        assertThat(loaded.refusals().get(4)).contains("e-missing.jar", "outside.Nowhere");
        assertThat(loaded.refusals().get(5)).contains("g-again.jar", "outside-good", "is taken");
    }

    @Test
    void aFolderThatIsNotThereLeavesTheShippedOnes() {
        StrategyJars.Loaded loaded = StrategyJars.load(folder.resolve("nowhere"));

        assertThat(loaded.refusals()).hasSize(1);
        assertThat(ids(loaded)).contains("dual-mode", "buy-and-hold");
    }

    private static List<String> ids(StrategyJars.Loaded loaded) {
        return loaded.types().all().stream().map(StrategyType::id).toList();
    }

    private void jar(String file, String name, String id, String first) throws IOException {
        Path work = Files.createTempDirectory(folder, "build");
        Path source = work.resolve("outside").resolve(name + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE.formatted(name, id, first));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                OutputStream.nullOutputStream(),
                System.err,
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-d",
                work.toString(),
                source.toString());
        assertThat(failed).isZero();
        List<Path> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(work)) {
            files.filter(each -> each.toString().endsWith(".class")).forEach(classes::add);
        }
        jarNaming(
                file,
                "outside." + name,
                classes.stream()
                        .map(each -> new Entry(work.relativize(each), each))
                        .toList());
    }

    private record Entry(Path name, Path content) {}

    private void jarNaming(String file, String type, List<Entry> entries) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            jar.putNextEntry(new JarEntry("META-INF/services/" + StrategyType.class.getName()));
            jar.write(type.getBytes(StandardCharsets.UTF_8));
            for (Entry entry : entries) {
                jar.putNextEntry(new JarEntry(entry.name().toString()));
                jar.write(Files.readAllBytes(entry.content()));
            }
        }
    }
}
