package dev.tradewind.strategy.worker;

import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.strategies.types.StrategyJars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A worker as a process. Its environment says where the service is ({@code TRADEWIND_PEERS_STRATEGY_URL}), where the candle files
 * are ({@code STRATEGY_MARKETDATA_FOLDER}), where its token is ({@code TRADEWIND_INTERNAL_TOKENS_DIR}, file
 * {@code worker-strategy.token}), how many cores it takes ({@code TRADEWIND_WORKER_THREADS}, by default all) and where the
 * operator's strategy jars are ({@code STRATEGY_TYPES_JARS}, the same folder as the service's).
 */
public final class WorkerMain {
    private static final System.Logger LOG = System.getLogger(WorkerMain.class.getName());
    private static final String CALLER = "worker";

    private WorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        Path tokenFile =
                Path.of(required(environment, "TRADEWIND_INTERNAL_TOKENS_DIR")).resolve(CALLER + "-strategy.token");
        var candles = new CandleStore(
                Path.of(required(environment, "STRATEGY_MARKETDATA_FOLDER")),
                Runtime.getRuntime().maxMemory() / 4);
        String threads = environment.getOrDefault("TRADEWIND_WORKER_THREADS", "");
        var worker = new Worker(
                "worker-" + ProcessHandle.current().pid(),
                threads.isBlank() ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads.strip()),
                new Computation(types(environment), candles),
                URI.create(required(environment, "TRADEWIND_PEERS_STRATEGY_URL")),
                () -> CALLER + ":" + read(tokenFile));
        Thread working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            worker.stop();
            try {
                working.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }));
        worker.run();
    }

    /** The same types as the service has; a jar that is left out is told in the log. */
    static StrategyTypes types(Map<String, String> environment) {
        String jars = environment.getOrDefault("STRATEGY_TYPES_JARS", "");
        StrategyJars.Loaded loaded = StrategyJars.load(jars.isBlank() ? null : Path.of(jars));
        loaded.refusals().forEach(refusal -> LOG.log(Level.ERROR, "strategy jar refused: {0}", refusal));
        return loaded.types();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the token of this worker", unreadable);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
