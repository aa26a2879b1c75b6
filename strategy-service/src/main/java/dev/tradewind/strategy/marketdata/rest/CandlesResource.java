package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.contracts.rest.CandlesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.CandleCatalogue;
import dev.tradewind.strategy.marketdata.CandleReader;
import dev.tradewind.strategy.marketdata.CandleSeries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Closed candles and charts of a series in any of its timeframes. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CandlesResource {
    private static final int MOST = 5_000;
    private static final int USUAL = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private final CandleCatalogue catalogue;
    private final CandleReader reader;
    private final TenantTx tx;
    private final CurrentUser caller;

    CandlesResource(CandleCatalogue catalogue, CandleReader reader, TenantTx tx, CurrentUser caller) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.tx = tx;
        this.caller = caller;
    }

    private record Request(
            UUID series, @Nullable CandleTimeframe timeframe, OptionalLong from, OptionalLong to, int limit) {}

    private record Found(CandleSeries series, CandleTimeframe timeframe, CandleReader.Part part) {}

    /** Oldest first; without {@code from} the newest ones. */
    @GET
    @Path("/candles")
    @RolesAllowed("viewer")
    public CandlesView candles(
            @QueryParam("series") @Nullable String series,
            @QueryParam("timeframe") @Nullable String timeframe,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit) {
        Found found = find(request(series, timeframe, from, to, limit), 0);
        BarSeries bars = found.part().bars();
        List<CandlesView.Candle> candles = new ArrayList<>(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            candles.add(new CandlesView.Candle(
                    Instant.ofEpochSecond(bars.opensAt()[i]),
                    BigDecimal.valueOf(bars.openUnits()[i], bars.priceDecimals()),
                    BigDecimal.valueOf(bars.highUnits()[i], bars.priceDecimals()),
                    BigDecimal.valueOf(bars.lowUnits()[i], bars.priceDecimals()),
                    BigDecimal.valueOf(bars.closeUnits()[i], bars.priceDecimals()),
                    BigDecimal.valueOf(bars.volumeUnits()[i], bars.volumeDecimals())));
        }
        return new CandlesView(
                found.series().id(),
                found.series().symbol(),
                found.timeframe().label(),
                candles,
                found.part().isMore());
    }

    /** Candles with indicators, as columns for drawing. Bars before the first one shown warm the indicators up. */
    @GET
    @Path("/chart")
    @RolesAllowed("viewer")
    public ChartView chart(
            @QueryParam("series") @Nullable String series,
            @QueryParam("timeframe") @Nullable String timeframe,
            @QueryParam("indicators") @Nullable String indicators,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit) {
        Set<String> wanted = new TreeSet<>();
        for (String name : indicators == null ? List.<String>of() : Arrays.asList(indicators.split(",", 20))) {
            if (!name.isBlank()) {
                wanted.add(name.strip());
            }
        }
        if (!ChartColumns.KNOWN.containsAll(wanted)) {
            throw Invalid.of(
                    "indicators",
                    "UNKNOWN_WORD",
                    "indicators are " + String.join(", ", new TreeSet<>(ChartColumns.KNOWN)) + ".");
        }
        Request request = request(series, timeframe, null, to, limit);
        Found found = find(request, wanted.isEmpty() ? 0 : ChartColumns.WARM_UP);
        return ChartColumns.of(
                found.series().id(),
                found.series().symbol(),
                found.timeframe(),
                found.part().bars(),
                wanted,
                request.limit());
    }

    private Found find(Request request, int more) {
        return tx.as(caller.id(), sql -> {
            CandleSeries series = catalogue.find(sql, request.series()).orElseThrow(NotFound::of);
            CandleTimeframe timeframe = request.timeframe() == null ? series.timeframe() : request.timeframe();
            if (timeframe.compareTo(series.timeframe()) < 0) {
                throw Invalid.of(
                        "timeframe",
                        "TOO_SHORT",
                        "This series has candles of " + series.timeframe().label() + " and longer.");
            }
            return new Found(
                    series,
                    timeframe,
                    reader.read(sql, series, timeframe, request.from(), request.to(), request.limit() + more));
        });
    }

    private static Request request(
            @Nullable String series,
            @Nullable String timeframe,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit) {
        int count = USUAL;
        if (limit != null && !limit.isEmpty()) {
            count = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
            if (count < 1 || count > MOST) {
                throw Invalid.of("limit", "OUT_OF_RANGE", "limit must be a number from 1 to " + MOST + ".");
            }
        }
        CandleTimeframe length = null;
        if (timeframe != null && !timeframe.isEmpty()) {
            length = CandleTimeframe.parse(timeframe)
                    .orElseThrow(() -> Invalid.of(
                            "timeframe",
                            "NOT_A_TIMEFRAME",
                            "timeframe must be 1min, 5min, 15min, 30min, 1hr, 4hr or 1day."));
        }
        return new Request(id(series), length, moment("from", from), moment("to", to), count);
    }

    private static UUID id(@Nullable String series) {
        try {
            return UUID.fromString(series == null ? "" : series);
        } catch (IllegalArgumentException none) {
            throw Invalid.of("series", "REQUIRED", "series must be the id of a series.");
        }
    }

    private static OptionalLong moment(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Instant.parse(text).getEpochSecond());
        } catch (DateTimeParseException none) {
            throw Invalid.of(field, "NOT_A_TIME", field + " must be a time like 2024-12-31T00:00:00Z.");
        }
    }
}
