package dev.tradewind.strategy.strategies.types;

import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.ShippedStrategies;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the strategies of the jars in a folder that only the operator can write to (C-61). A jar is taken whole or not at all:
 * one that cannot be loaded, has an id that is taken, or fails its first try is left out and reported. No framework, so that
 * the workers of backtests load the very same types.
 */
public final class StrategyJars {
    private static final String ID = "[a-z][a-z0-9-]{0,49}";

    private StrategyJars() {}

    /** The types that can be chosen, and for each jar that was left out a sentence why. */
    public record Loaded(StrategyTypes types, List<String> refusals) {
        public Loaded {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * The shipped types, those on the class path, and those of the jars in the folder, in order of the file names: the one way in
     * which the service, the workers and the console come to their types.
     *
     * @param folder null for none
     */
    public static Loaded load(@Nullable Path folder) {
        List<StrategyType> types = new ArrayList<>(onTheClassPath());
        List<String> refusals = new ArrayList<>();
        for (Path jar : folder == null ? List.<Path>of() : jars(folder, refusals)) {
            try {
                types.addAll(typesOf(jar, taken(types)));
            } catch (IOException | ServiceConfigurationError | LinkageError | RuntimeException broken) {
                refusals.add(jar.getFileName() + " is left out: " + because(broken));
            }
        }
        return new Loaded(StrategyTypes.with(types), refusals);
    }

    private static List<StrategyType> onTheClassPath() {
        ClassLoader own = StrategyJars.class.getClassLoader();
        return ServiceLoader.load(StrategyType.class, own).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static List<Path> jars(Path folder, List<String> refusals) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            refusals.add("the folder " + folder + " cannot be read: " + because(unreadable));
            return List.of();
        }
    }

    // the loader stays open: classes of the jar are loaded when they are first used
    @SuppressWarnings("resource")
    private static List<StrategyType> typesOf(Path jar, Set<String> taken) throws IOException {
        var loader = new URLClassLoader(
                "strategies " + jar.getFileName(),
                new URL[] {jar.toUri().toURL()},
                StrategyJars.class.getClassLoader());
        List<StrategyType> types = new ArrayList<>();
        Set<String> ids = new HashSet<>(taken);
        for (StrategyType type : ServiceLoader.load(StrategyType.class, loader)) {
            if (loader.equals(type.getClass().getClassLoader())) {
                tryOut(type, ids);
                types.add(type);
            }
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException(
                    "it names no class in META-INF/services/" + StrategyType.class.getName());
        }
        return types;
    }

    private static void tryOut(StrategyType type, Set<String> ids) {
        String name = type.getClass().getName();
        if (!type.id().matches(ID)) {
            throw new IllegalArgumentException("the id of " + name + " is not lower case with dashes: " + type.id());
        }
        if (!ids.add(type.id())) {
            throw new IllegalArgumentException("the id " + type.id() + " of " + name + " is taken");
        }
        if (!(ParameterValues.of(type, ParameterValues.initial(type).values())
                instanceof ParameterValues.Outcome.Valid)) {
            throw new IllegalArgumentException(name + " does not accept its own initial values");
        }
        if (type.create(ParameterValues.initial(type)).warmUpBars() < 0) {
            throw new IllegalArgumentException(name + " asks for a negative warm-up");
        }
    }

    private static Set<String> taken(List<StrategyType> types) {
        Set<String> ids = new HashSet<>();
        ShippedStrategies.all().forEach(type -> ids.add(type.id()));
        types.forEach(type -> ids.add(type.id()));
        return ids;
    }

    private static String because(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
    }
}
