package dev.tradewind.web.analytics;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.MarketDataClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.WireJson;
import dev.tradewind.web.charts.CandleChart;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Timeframe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Candles of a symbol with the indicators that the strategies use, the regime, and the user's own fills (W-03, W-24). */
@Path("/analytics")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class AnalyticsPages {
    private static final String SECTION = "analytics";
    private static final int CANDLES = 1_000;
    private static final int FILLS = 500;

    private final MarketDataClient marketData;
    private final BrokerClient broker;
    private final Frames frames;
    private final WireJson json;
    private final CurrentViewer current;

    AnalyticsPages(
            MarketDataClient marketData, BrokerClient broker, Frames frames, WireJson json, CurrentViewer current) {
        this.marketData = marketData;
        this.broker = broker;
        this.frames = frames;
        this.json = json;
        this.current = current;
    }

    private record Read(
            CandleSeriesView series,
            Timeframe timeframe,
            List<CandleSeriesView> all,
            ChartView chart,
            List<ExecutionView> fills) {}

    /** Goes to the chosen series, or to the first one; says so when there is none. */
    @GET
    public Response first(@RestQuery @Nullable UUID series, @RestQuery @Nullable String timeframe) {
        Viewer viewer = current.get();
        List<CandleSeriesView> all = marketData.series(viewer.caller());
        if (all.isEmpty()) {
            return Answers.page(200, AnalyticsTemplates.empty(frames.of(viewer, "Analytics", SECTION)));
        }
        CandleSeriesView chosen = all.stream()
                .filter(one -> one.id().equals(series))
                .findFirst()
                .or(() -> all.stream().filter(CandleSeriesView::isLive).findFirst())
                .orElse(all.getFirst());
        String wanted = timeframe == null
                ? ""
                : "&timeframe=" + Timeframe.of(timeframe).map(Timeframe::stored).orElse("");
        return Response.seeOther(URI.create(
                        "/analytics/" + AnalyticsView.address(chosen.symbol()) + "?series=" + chosen.id() + wanted))
                .build();
    }

    @GET
    @Path("{symbol}")
    public Response page(
            @PathParam("symbol") String symbol,
            @RestQuery @Nullable UUID series,
            @RestQuery @Nullable String timeframe) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, symbol.replace('-', '/') + " · Analytics", SECTION);
        Read read = read(symbol, series, timeframe, viewer);
        AnalyticsView view = AnalyticsView.of(
                read.series(), read.timeframe(), read.all(), read.chart(), read.fills(), frames.figures(viewer));
        return Answers.page(200, AnalyticsTemplates.page(frame.get(), view));
    }

    /** The same for the chart script. */
    @GET
    @Path("{symbol}/chart")
    @Produces("application/json")
    public Response chart(
            @PathParam("symbol") String symbol,
            @RestQuery @Nullable UUID series,
            @RestQuery @Nullable String timeframe) {
        Viewer viewer = current.get();
        Read read = read(symbol, series, timeframe, viewer);
        ChartView chart = read.chart();
        List<CandleChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < chart.time().size(); i++) {
            bars.add(new CandleChart.Bar(
                    Instant.ofEpochSecond(chart.time().get(i)),
                    chart.open().get(i),
                    chart.high().get(i),
                    chart.low().get(i),
                    chart.close().get(i)));
        }
        int digits = AnalyticsView.digits(read.series(), chart);
        var builder = new CandleChart.Builder(
                        bars,
                        read.timeframe().seconds(),
                        digits,
                        viewer.display().zone())
                .line("KAMA", 0, digits, List.of(), column(chart, "kama"))
                .line("RSI", 1, 1, List.of(30.0, 70.0), column(chart, "rsi"))
                .line("ADX", 2, 1, List.of(20.0, 25.0), column(chart, "adx"))
                .line("ATR", 3, digits, List.of(), column(chart, "atr"));
        for (int i = 0; i < Math.min(bars.size(), chart.regime().size()); i++) {
            String regime = chart.regime().get(i);
            if (!regime.isEmpty()) {
                builder.band(i, regime, AnalyticsView.regimeWords(regime));
            }
        }
        Figures figures = frames.figures(viewer);
        for (ExecutionView fill : read.fills()) {
            boolean isBuy = fill.side() == OrderSide.BUY;
            builder.marker(fill.executedAt(), isBuy, (isBuy ? "Bought " : "Sold ") + figures.quantity(fill.quantity()));
        }
        return Answers.json(json.write(builder.build(false)));
    }

    /** Candles and indicators as a file, times in UTC. */
    @GET
    @Path("{symbol}/candles.csv")
    public Response csv(
            @PathParam("symbol") String symbol,
            @RestQuery @Nullable UUID series,
            @RestQuery @Nullable String timeframe) {
        Read read = read(symbol, series, timeframe, current.get());
        ChartView chart = read.chart();
        var text = new StringBuilder("time,open,high,low,close,volume,kama,rsi,adx,atr,regime\n");
        for (int i = 0; i < chart.time().size(); i++) {
            text.append(Instant.ofEpochSecond(chart.time().get(i)));
            for (List<Double> column :
                    List.of(chart.open(), chart.high(), chart.low(), chart.close(), chart.volume())) {
                text.append(',').append(column.get(i));
            }
            for (String name : List.of("kama", "rsi", "adx", "atr")) {
                List<@Nullable Double> column = column(chart, name);
                Double value = i < column.size() ? column.get(i) : null;
                text.append(',').append(value == null ? "" : value.toString());
            }
            text.append(',')
                    .append(i < chart.regime().size() ? chart.regime().get(i) : "")
                    .append('\n');
        }
        return Answers.file(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                "text/csv;charset=UTF-8",
                symbol + "-" + read.timeframe().stored() + ".csv");
    }

    private Read read(String symbol, @Nullable UUID series, @Nullable String timeframe, Viewer viewer) {
        Pending<List<ExecutionView>> fills = Pending.start(() -> broker.executions(FILLS, viewer.caller()));
        List<CandleSeriesView> all = marketData.series(viewer.caller());
        List<CandleSeriesView> ofSymbol = all.stream()
                .filter(one -> AnalyticsView.address(one.symbol()).equalsIgnoreCase(symbol))
                .toList();
        CandleSeriesView chosen = ofSymbol.stream()
                .filter(one -> one.id().equals(series))
                .findFirst()
                .or(() -> ofSymbol.stream().filter(CandleSeriesView::isLive).findFirst())
                .or(() -> ofSymbol.stream().findFirst())
                .orElseThrow(NotFoundException::new);
        Timeframe wanted = Timeframe.of(timeframe == null ? "" : timeframe)
                .filter(one -> chosen.timeframes().contains(one.stored()))
                .orElseGet(() -> AnalyticsView.readable(chosen));
        ChartView chart = marketData.chart(chosen.id(), wanted.stored(), CANDLES, viewer.caller());
        return new Read(
                chosen,
                wanted,
                all,
                chart,
                fills.ifAnswered().orElse(List.of()).stream()
                        .filter(one -> one.symbol().equals(chosen.symbol()))
                        .toList());
    }

    private static List<@Nullable Double> column(ChartView chart, String name) {
        Map<String, List<@Nullable Double>> all = chart.indicators();
        return all.getOrDefault(name, List.of());
    }
}
