package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Problem;
import dev.tradewind.kit.web.Correlation;
import dev.tradewind.strategy.marketdata.MarketdataConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets uploads of candles be larger than any other body. The general limit is one number for all addresses, checked by Quarkus in a
 * route of order -2: before it the length is judged by our own limit and hidden, after it put back.
 */
@Singleton
class UploadDoor {
    private static final List<String> ADDRESSES = List.of("/api/v1/candle-imports", "/api/candle-imports");
    private static final int BEFORE_GENERAL_LIMIT = -3;
    private static final int AFTER_GENERAL_LIMIT = -1;
    private static final String HIDDEN = "tradewind.upload-length";
    private static final String QUARKUS_LIMIT = "io.quarkus.max-request-size";
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final MarketdataConfig config;
    private final Json json;

    UploadDoor(MarketdataConfig config, Json json) {
        this.config = config;
        this.json = json;
    }

    void register(@Observes Router router) {
        for (String address : ADDRESSES) {
            router.route(HttpMethod.POST, address).order(BEFORE_GENERAL_LIMIT).handler(this::judge);
            router.route(HttpMethod.POST, address).order(AFTER_GENERAL_LIMIT).handler(this::open);
        }
    }

    private void judge(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            if (!LENGTH.matcher(length).matches() || Long.parseLong(length) > config.maxUploadBytes()) {
                refuse(context, length);
                return;
            }
            context.put(HIDDEN, length);
            context.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        context.next();
    }

    private void open(RoutingContext context) {
        String length = context.get(HIDDEN);
        if (length != null) {
            context.request().headers().set(HttpHeaders.CONTENT_LENGTH, length);
        }
        context.put(QUARKUS_LIMIT, Long.MAX_VALUE); // whoever reads the body counts it, and says what is wrong
        context.next();
    }

    private void refuse(RoutingContext context, String length) {
        String detail =
                "A file may have " + config.maxUploadBytes() + " bytes; this one has " + length + ". Split it by time.";
        context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(json.write(Problem.body(413, "FILE_TOO_LARGE", detail, Map.of(), Correlation.current())))
                .onComplete(sent -> context.request().connection().close());
    }
}
