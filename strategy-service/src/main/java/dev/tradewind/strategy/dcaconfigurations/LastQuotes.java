package dev.tradewind.strategy.dcaconfigurations;

import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The last quote of a symbol, asked of broker-service; nothing when it has none or does not answer. */
@Singleton
public class LastQuotes {
    private final InternalHttp http;

    LastQuotes(InternalHttp http) {
        this.http = http;
    }

    public Optional<QuoteView> find(Symbol symbol) {
        String path = "/internal/v1/quotes/last?symbol=" + URLEncoder.encode(symbol.value(), StandardCharsets.UTF_8);
        try {
            return Optional.ofNullable(http.get("broker", path, QuoteView.class));
        } catch (ProblemException | IllegalArgumentException none) {
            Log.debugf("no quote symbol=%s reason=%s", symbol, none.toString());
            return Optional.empty();
        }
    }
}
