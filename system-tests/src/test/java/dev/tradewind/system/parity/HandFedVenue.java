package dev.tradewind.system.parity;

import dev.tradewind.engine.matching.InstrumentScale;
import dev.tradewind.engine.matching.OfferedQuote;
import dev.tradewind.local.config.Service;
import dev.tradewind.local.secrets.SecretFiles;
import dev.tradewind.system.harness.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The paper venue's market, moved quote by quote from outside. */
final class HandFedVenue {
    private final URI address;
    private final String key;
    private final InstrumentScale scale;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HandFedVenue(TestPlatform platform, InstrumentScale scale) {
        this.address = platform.platform().address(Service.VENUE).resolve("/venue/v1/market/quotes");
        this.key = new SecretFiles(platform.platform().settings().secrets()).read("venue.key");
        this.scale = scale;
    }

    /** Returns when the venue has matched the quote and stored what came of it. */
    void show(OfferedQuote quote) {
        String body = """
                {"symbol": "%s", "bid": %s, "ask": %s, "bidSize": %s, "askSize": %s, "barVolume": %s, "marketTime": "%s"}""".formatted(
                        scale.instrument().symbol().value(),
                        scale.price(quote.bidTicks()).value().toPlainString(),
                        scale.price(quote.askTicks()).value().toPlainString(),
                        scale.quantity(quote.bidSteps()).value().toPlainString(),
                        scale.quantity(quote.askSteps()).value().toPlainString(),
                        scale.quantity(quote.barVolumeSteps()).value().toPlainString(),
                        quote.marketTime());
        var request = HttpRequest.newBuilder(address)
                .header("X-Venue-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the venue answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
