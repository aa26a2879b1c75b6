package dev.tradewind.broker.quotes;

import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.contracts.venue.VenueQuote;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Follows the venue's quote stream, notices when it falls silent, and comes back to it with growing pauses. */
@Singleton
class VenueQuoteFollower {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ProcessRole role;
    private final QuotesConfig config;
    private final Installation installation;
    private final Quotes quotes;
    private final Json json;
    private final InstantSource clock;
    private final AtomicLong heardAt = new AtomicLong();
    private volatile boolean isOpen;
    private volatile @Nullable InputStream reading;

    VenueQuoteFollower(
            ProcessRole role,
            QuotesConfig config,
            Installation installation,
            Quotes quotes,
            Json json,
            InstantSource clock) {
        this.role = role;
        this.config = config;
        this.installation = installation;
        this.quotes = quotes;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (role.runsOrderCore() && config.enabled()) {
            isOpen = true;
            Thread.ofVirtual().name("follow-venue-quotes").start(this::follow);
            Thread.ofVirtual().name("watch-venue-quotes").start(this::watch);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        isOpen = false;
        hangUp();
    }

    private void follow() {
        Duration pause = FIRST_PAUSE;
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            while (isOpen) {
                long before = heardAt.get();
                try {
                    read(client);
                } catch (IOException | RuntimeException broken) {
                    Log.debugf("venue quotes broke off: %s", broken);
                }
                pause = heardAt.get() > before ? FIRST_PAUSE : longer(pause);
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void read(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(setting("tradewind.venue.url")).resolve("/venue/v1/quotes/stream"))
                .header("Accept", "text/event-stream")
                .header("X-Venue-Key", setting("tradewind.venue.key"))
                .timeout(ANSWER)
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("the venue answered " + answer.statusCode());
        }
        try (InputStream body = answer.body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            heardAt.set(System.nanoTime());
            reading = body;
            Log.info("following the venue's quotes");
            for (String line = lines.readLine(); line != null && isOpen; line = lines.readLine()) {
                heardAt.set(System.nanoTime());
                if (line.startsWith("data:")) {
                    receive(json.read(line.substring("data:".length()).strip(), VenueQuote.class));
                }
            }
        } finally {
            reading = null;
        }
    }

    /** A connection can die without a word; a read from it would wait for ever. */
    private void watch() {
        try {
            while (isOpen) {
                Thread.sleep(Duration.ofSeconds(1));
                if (reading != null
                        && System.nanoTime() - heardAt.get()
                                > config.longestSilence().toNanos()) {
                    Log.warn("the venue's quotes fell silent, connecting again");
                    hangUp();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        InputStream body = reading;
        if (body != null) {
            try {
                body.close();
            } catch (IOException alreadyGone) {
                Log.debugf("stream was gone already: %s", alreadyGone);
            }
        }
    }

    private void receive(VenueQuote quote) {
        quotes.received(new Quote(
                Symbol.of(quote.symbol()),
                new Price(quote.bid()),
                new Price(quote.ask()),
                new Quantity(quote.bidSize().min(quote.askSize())),
                quote.marketTime(),
                quote.publishedAt(),
                clock.instant(),
                false));
    }

    private String setting(String key) {
        return installation.setting(key).orElseThrow(() -> new IllegalStateException(key + " is not set"));
    }
}
