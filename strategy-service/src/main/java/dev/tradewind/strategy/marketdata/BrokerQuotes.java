package dev.tradewind.strategy.marketdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.rest.MinuteView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows broker-service's quote stream (C-50) and comes back to it after each break. */
@Singleton
class BrokerQuotes {
    private static final String STREAM = "/internal/v1/quotes/stream";
    private static final String MINUTES = "/internal/v1/quotes/minutes?symbol=";

    private final InternalHttp http;
    private final Json json;
    private final LiveCandles candles;
    private final LiveCandlesConfig config;
    private @Nullable AutoCloseable stream;

    BrokerQuotes(InternalHttp http, Json json, LiveCandles candles, LiveCandlesConfig config) {
        this.http = http;
        this.json = json;
        this.candles = candles;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            stream = http.stream("broker", STREAM, this::connected, this::received);
        }
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        if (stream != null) {
            stream.close();
        }
    }

    private void connected() {
        Log.info("making candles of the broker's quotes");
        candles.listeningAgain(symbol -> List.of(
                http.get("broker", MINUTES + URLEncoder.encode(symbol, StandardCharsets.UTF_8), MinuteView[].class)));
    }

    private void received(JsonNode data) {
        if (data.hasNonNull("bid") && data.hasNonNull("marketTime")) { // anything else is a ping
            candles.quote(json.read(data, QuoteView.class));
        }
    }
}
