package dev.tradewind.strategy.worker;

import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Workers of the tests: a thread of this process, or a process of its own that can be killed. */
public final class TestWorker implements AutoCloseable {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef";

    private final Worker worker;
    private final Thread thread;

    private TestWorker(Worker worker) {
        this.worker = worker;
        this.thread = new Thread(() -> {
            try {
                worker.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
    }

    /** In this process, with the store of the service. */
    public static TestWorker start(CandleStore candles) {
        token();
        var computation = new Computation(StrategyTypes.shipped(), new CandleStore(candles.folder(), 64L << 20));
        return new TestWorker(new Worker("test", 2, computation, service(), () -> "worker:" + TOKEN));
    }

    /** A real worker, on one core so that it can be caught at work. */
    public static Process startProcess(CandleStore candles) throws IOException {
        return startProcess(candles, Map.of());
    }

    /** The same with more in its environment. */
    public static Process startProcess(CandleStore candles, Map<String, String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName()));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TRADEWIND_PEERS_STRATEGY_URL", service().toString());
        builder.environment().put("TRADEWIND_INTERNAL_TOKENS_DIR", token().toString());
        builder.environment().put("STRATEGY_MARKETDATA_FOLDER", candles.folder().toString());
        builder.environment().put("TRADEWIND_WORKER_THREADS", "1");
        builder.environment().putAll(more);
        return builder.start();
    }

    /** Header of a worker's requests. */
    public static String header() {
        token();
        return "worker:" + TOKEN;
    }

    @Override
    public void close() throws InterruptedException {
        worker.stop();
        thread.join();
    }

    private static URI service() {
        return URI.create("http://localhost:" + io.restassured.RestAssured.port);
    }

    private static Path token() {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("tradewind.internal.tokens-dir", String.class));
        try {
            Files.writeString(folder.resolve("worker-strategy.token"), TOKEN);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        return folder;
    }
}
