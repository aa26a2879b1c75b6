package dev.tradewind.web.live;

import dev.tradewind.web.backend.InternalTokens;
import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.backend.PeerAddresses;
import io.quarkus.logging.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Follows one stream of server-sent events of a service and comes back by itself; runs until its thread is interrupted. */
final class ServerEvents implements Runnable {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Peer peer;
    private final URI address;
    private final InternalTokens tokens;
    private final Consumer<String> data;
    private final Runnable connected;

    ServerEvents(
            HttpClient http,
            Peer peer,
            String path,
            PeerAddresses peers,
            InternalTokens tokens,
            Consumer<String> data,
            Runnable connected) {
        this.http = http;
        this.peer = peer;
        this.address = URI.create(peers.of(peer) + path);
        this.tokens = tokens;
        this.data = data;
        this.connected = connected;
    }

    @Override
    public void run() {
        Duration pause = SHORTEST;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (follow()) {
                    pause = SHORTEST;
                }
            } catch (IOException away) {
                Log.debugf("stream away peer=%s path=%s", peer.key(), address.getPath());
            } catch (InterruptedException stopped) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private boolean follow() throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).header("Accept", "text/event-stream");
        tokens.headerFor(peer).ifPresent(value -> request.header(InternalTokens.HEADER, value));
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                Log.debugf("stream refused peer=%s status=%d", peer.key(), response.statusCode());
                return false;
            }
            connected.run();
            read(reader);
            return true;
        }
    }

    private void read(BufferedReader reader) throws IOException {
        var event = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.isEmpty()) {
                if (!event.isEmpty()) {
                    data.accept(event.toString());
                    event.setLength(0);
                }
            } else if (line.startsWith("data:")) {
                event.append(line, line.startsWith("data: ") ? 6 : 5, line.length());
            }
        }
    }
}
