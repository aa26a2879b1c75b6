package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.CandlesView;
import dev.tradewind.contracts.rest.ChartView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What pages ask of strategy-service about price history. */
@ApplicationScoped
public class MarketDataClient {
    private static final String SERIES = "/api/v1/candle-series";
    private static final String IMPORTS = "/api/v1/candle-imports";
    private static final int MOST = 200;

    private final Backend backend;

    MarketDataClient(Backend backend) {
        this.backend = backend;
    }

    public List<CandleSeriesView> series(Caller caller) {
        return backend.list(Peer.STRATEGY, SERIES + "?limit=" + MOST, caller, CandleSeriesView.class);
    }

    /** One series with everything that was found when its file was read. */
    public CandleSeriesView seriesOf(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, SERIES + "/" + id, caller, CandleSeriesView.class);
    }

    /** Deletes a series that the user imported. */
    public void deleteSeries(UUID id, Caller caller) {
        backend.send(Peer.STRATEGY, "DELETE", SERIES + "/" + id, caller, null, Void.class);
    }

    /** The imports of the user, newest first. */
    public List<CandleImportView> imports(Caller caller) {
        return backend.list(Peer.STRATEGY, IMPORTS, caller, CandleImportView.class);
    }

    public CandleImportView importOf(UUID id, Caller caller) {
        return backend.get(Peer.STRATEGY, IMPORTS + "/" + id, caller, CandleImportView.class);
    }

    /** Sends a file; {@code description} says what it holds, by the query parameters of the import. */
    public CandleImportView upload(Map<String, String> description, InputStream file, long length, Caller caller) {
        String query = description.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + Backend.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return backend.upload(Peer.STRATEGY, IMPORTS + "?" + query, caller, file, length, CandleImportView.class);
    }

    /** Candles that open in a range, oldest first. */
    public CandlesView candles(UUID series, String timeframe, Instant from, Instant to, int limit, Caller caller) {
        String path = "/api/v1/candles?series=" + series + "&timeframe=" + Backend.encoded(timeframe) + "&from=" + from
                + "&to=" + to + "&limit=" + limit;
        return backend.get(Peer.STRATEGY, path, caller, CandlesView.class);
    }

    /** The newest candles with the indicators of the analytics page. */
    public ChartView chart(UUID series, String timeframe, int limit, Caller caller) {
        String path = "/api/v1/chart?series=" + series + "&timeframe=" + Backend.encoded(timeframe)
                + "&indicators=kama,rsi,adx,atr,regime&limit=" + limit;
        return backend.get(Peer.STRATEGY, path, caller, ChartView.class);
    }
}
