package dev.tradewind.kit.events;

import dev.tradewind.kit.config.Installation;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fast way: a NATS connection made in the background. Everything works without it, by pull. */
@Singleton
public class NatsLink {
    private static final int LARGEST = 900_000;

    private final Installation installation;
    private final Map<String, Consumer<String>> subscriptions = new ConcurrentHashMap<>();
    private volatile @Nullable Connection connection;
    private volatile boolean isClosed;

    @Inject
    public NatsLink(Installation installation) {
        this.installation = installation;
    }

    void start(@Observes StartupEvent event) {
        installation.setting("tradewind.nats.url").ifPresent(this::connect);
    }

    void stop(@Observes ShutdownEvent event) {
        isClosed = true;
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Connects and reconnects for ever, without anybody waiting for it. */
    void connect(String url) {
        Options options = new Options.Builder()
                .server(url)
                .connectionName(installation.service())
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(500))
                .connectionTimeout(Duration.ofSeconds(2))
                .pingInterval(Duration.ofSeconds(5))
                .connectionListener(this::changed)
                .errorListener(new Quiet())
                .build();
        try {
            Nats.connectAsynchronously(options, true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(Connection current, ConnectionListener.Events what) {
        if (isClosed) {
            return;
        }
        connection = current;
        switch (what) {
            case CONNECTED -> {
                Log.infof("nats connected; facts travel at once");
                subscriptions.forEach((subject, receiver) -> subscribe(current, subject, receiver));
            }
            case DISCONNECTED -> Log.warnf("nats lost; facts come by pull");
            case RECONNECTED -> Log.infof("nats is back");
            default -> {}
        }
    }

    /** True while copies travel over NATS. */
    public boolean isConnected() {
        Connection current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED;
    }

    /** For status pages: connected, disconnected or off. */
    public String state() {
        if (installation.setting("tradewind.nats.url").isEmpty()) {
            return "off";
        }
        return isConnected() ? "connected" : "disconnected";
    }

    void publish(String subject, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Connection current = connection;
        if (current == null || bytes.length > LARGEST) {
            return;
        }
        try {
            current.publish(subject, bytes);
        } catch (RuntimeException lost) {
            Log.debugf("copy not sent subject=%s reason=%s", subject, lost.getMessage());
        }
    }

    void subscribe(String subject, Consumer<String> receiver) {
        subscriptions.put(subject, receiver);
        Connection current = connection;
        if (current != null && isConnected()) {
            subscribe(current, subject, receiver);
        }
    }

    private static void subscribe(Connection current, String subject, Consumer<String> receiver) {
        current.createDispatcher(message -> receiver.accept(new String(message.getData(), StandardCharsets.UTF_8)))
                .subscribe(subject);
    }

    private static final class Quiet implements ErrorListener {
        @Override
        public void errorOccurred(Connection source, String error) {
            Log.warnf("nats error=%s", error);
        }

        @Override
        public void exceptionOccurred(Connection source, Exception failure) {
            Log.debugf("nats failure=%s", failure.toString());
        }
    }
}
