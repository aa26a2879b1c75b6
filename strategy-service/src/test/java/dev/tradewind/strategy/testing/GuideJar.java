package dev.tradewind.strategy.testing;

import dev.tradewind.engine.strategies.StrategyType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The example of the strategy guide as a jar, built as an operator would: compiled against the engine and packed (C-61). */
public final class GuideJar {
    public static final String TYPE = "three-down";

    private static final String CLASS_NAME = "dev.tradewind.example.ThreeDownType";
    private static final Path SOURCE =
            Path.of("..", "engine", "src", "test", "java", "dev", "tradewind", "example", "ThreeDownType.java");

    private GuideJar() {}

    /** A new folder with the jar in it. */
    public static Path install() {
        try {
            Path classes = Files.createTempDirectory("guide-classes");
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            OutputStream.nullOutputStream(),
                            System.err,
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-proc:none",
                            "-d",
                            classes.toString(),
                            SOURCE.toString());
            if (failed != 0) {
                throw new IllegalStateException("the example of the guide does not compile");
            }
            Path folder = Files.createTempDirectory("guide-jars");
            pack(classes, folder.resolve("three-down.jar"));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void pack(Path classes, Path file) throws IOException {
        List<Path> compiled;
        try (Stream<Path> files = Files.walk(classes)) {
            compiled = files.filter(Files::isRegularFile).toList();
        }
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("META-INF/services/" + StrategyType.class.getName()));
            jar.write(CLASS_NAME.getBytes(StandardCharsets.UTF_8));
            for (Path each : compiled) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                jar.write(Files.readAllBytes(each));
            }
        }
    }
}
