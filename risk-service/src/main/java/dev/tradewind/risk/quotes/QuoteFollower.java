package dev.tradewind.risk.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.json.Json;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Follows broker-service's quote stream and comes back to it after each break. */
@Singleton
class QuoteFollower {
    private static final String STREAM = "/internal/v1/quotes/stream";

    private final InternalHttp http;
    private final Json json;
    private final Quotes quotes;
    private final QuotesConfig config;
    private @Nullable AutoCloseable stream;

    QuoteFollower(InternalHttp http, Json json, Quotes quotes, QuotesConfig config) {
        this.http = http;
        this.json = json;
        this.quotes = quotes;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            stream = http.stream("broker", STREAM, () -> Log.info("following the broker's quotes"), this::received);
        }
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        if (stream != null) {
            stream.close();
        }
    }

    private void received(JsonNode data) {
        if (!data.hasNonNull("bid") || !data.hasNonNull("ask") || !data.hasNonNull("receivedAt")) {
            return; // a ping
        }
        quotes.received(json.read(data, QuoteView.class));
    }
}
