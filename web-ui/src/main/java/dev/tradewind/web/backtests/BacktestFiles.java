package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.CandlesView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.BacktestClient;
import dev.tradewind.web.backend.MarketDataClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.WireJson;
import dev.tradewind.web.charts.CandleChart;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Timeframe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What belongs to a job but is no page: results as files, and the candles with its trades for the chart. */
@Path("/backtests/{id}")
@RunOnVirtualThread
public class BacktestFiles {
    private static final Set<String> FILES =
            Set.of("trades.csv", "equity.csv", "sets.csv", "windows.csv", "export.json");
    private static final int MOST_CANDLES = 2_000;
    private static final int MOST_TRADES = 1_000;
    private static final int TRADES_PAGE = 200;

    private final BacktestClient backtests;
    private final MarketDataClient marketData;
    private final WireJson json;
    private final CurrentViewer current;

    BacktestFiles(BacktestClient backtests, MarketDataClient marketData, WireJson json, CurrentViewer current) {
        this.backtests = backtests;
        this.marketData = marketData;
        this.json = json;
        this.current = current;
    }

    @GET
    @Path("files/{file}")
    public Response file(@PathParam("id") UUID id, @PathParam("file") String file) {
        if (!FILES.contains(file)) {
            throw new NotFoundException();
        }
        return Answers.file(
                backtests.file(id, file, current.get().caller()),
                file.endsWith(".csv") ? "text/csv;charset=UTF-8" : "application/json",
                "backtest-" + id + "-" + file);
    }

    /** Candles of the first symbol in the smallest timeframe that keeps them readable, with entries and exits. */
    @GET
    @Path("chart")
    public Response chart(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        BacktestView job = backtests.job(id, viewer.caller());
        List<String> series = job.settings().series();
        if (series == null || series.isEmpty() || job.symbols().isEmpty()) {
            throw new NotFoundException();
        }
        UUID first = UUID.fromString(series.getFirst());
        Pending<List<BacktestTradeView>> trades = Pending.start(() -> trades(id, viewer));
        CandleSeriesView stored = marketData.series(viewer.caller()).stream()
                .filter(one -> one.id().equals(first))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Timeframe timeframe = readable(job, stored);
        CandlesView candles =
                marketData.candles(first, timeframe.stored(), job.from(), job.to(), MOST_CANDLES, viewer.caller());
        var chart = new CandleChart.Builder(
                candles.candles().stream()
                        .map(one -> new CandleChart.Bar(
                                one.opensAt(),
                                one.open().doubleValue(),
                                one.high().doubleValue(),
                                one.low().doubleValue(),
                                one.close().doubleValue()))
                        .toList(),
                timeframe.seconds(),
                stored.priceDecimals(),
                viewer.display().zone());
        trades.get().stream()
                .filter(trade -> trade.symbol().equals(job.symbols().getFirst()))
                .forEach(trade -> mark(chart, trade));
        return Answers.json(json.write(chart.build(true)));
    }

    private List<BacktestTradeView> trades(UUID id, Viewer viewer) {
        List<BacktestTradeView> all = new ArrayList<>();
        Page<BacktestTradeView> page;
        do {
            page = backtests.trades(id, TRADES_PAGE, all.size(), viewer.caller());
            all.addAll(page.items());
        } while (!page.items().isEmpty() && all.size() < Math.min(page.total(), MOST_TRADES));
        return all;
    }

    private static void mark(CandleChart.Builder chart, BacktestTradeView trade) {
        boolean isLong = trade.side().toUpperCase(Locale.ROOT).equals("LONG");
        chart.marker(trade.entryAt(), isLong, Long.toString(trade.number()));
        if (trade.exitAt() != null) {
            chart.marker(trade.exitAt(), !isLong, Long.toString(trade.number()));
        }
    }

    private static Timeframe readable(BacktestView job, CandleSeriesView stored) {
        long seconds = Duration.between(job.from(), job.to()).toSeconds();
        Timeframe least = Timeframe.of(job.timeframe()).orElse(Timeframe.DAY);
        @Nullable Timeframe chosen = null;
        for (String name : stored.timeframes()) {
            Timeframe one = Timeframe.of(name).orElse(Timeframe.DAY);
            if (one.compareTo(least) >= 0 && (chosen == null || seconds / chosen.seconds() > MOST_CANDLES)) {
                chosen = one;
            }
        }
        return chosen == null ? least : chosen;
    }
}
