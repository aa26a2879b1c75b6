package dev.tradewind.web.edge;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A problem document (RFC 9457) for API clients, in the same form as the services write it. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    static void send(HttpServerResponse response, int status, String code, String detail, String correlationId) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.headers().remove("Content-Length");
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Content-Encoding", "identity");
        if (status == 503) {
            response.putHeader("Retry-After", "1");
        }
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        response.end(new JsonObject()
                .put("type", "tag:tradewind,2026:problem/" + words.replace(' ', '-'))
                .put("title", Character.toUpperCase(words.charAt(0)) + words.substring(1))
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .put("traceId", correlationId)
                .encode());
    }
}
