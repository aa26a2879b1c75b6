package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.Invalid.FieldError;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.CandleImports;
import dev.tradewind.strategy.marketdata.ImportDescription;
import dev.tradewind.strategy.marketdata.ImportJob;
import dev.tradewind.strategy.marketdata.Uploads;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import dev.tradewind.strategy.web.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Imports of candles. The body of the POST is the file itself; it is written to disk as it comes. */
@Path("/api/v1/candle-imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CandleImportsResource {
    private static final int LONGEST_NAME = 80;
    private static final Pattern VENUE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,31}");

    private final CandleImports imports;
    private final ImportJob job;
    private final Uploads uploads;
    private final TenantTx tx;
    private final Ids ids;
    private final CurrentUser caller;

    CandleImportsResource(
            CandleImports imports, ImportJob job, Uploads uploads, TenantTx tx, Ids ids, CurrentUser caller) {
        this.imports = imports;
        this.job = job;
        this.uploads = uploads;
        this.tx = tx;
        this.ids = ids;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    public Page<CandleImportView> list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> imports.list(sql, user, paging.limit(), paging.offset()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    public CandleImportView get(@PathParam("id") UUID id) {
        UUID user = caller.id();
        return tx.as(user, sql -> imports.get(sql, user, id));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("trader")
    public Response upload(
            InputStream body,
            @QueryParam("symbol") @Nullable String symbol,
            @QueryParam("venue") @Nullable String venue,
            @QueryParam("timeframe") @Nullable String timeframe,
            @QueryParam("calendar") @Nullable String calendar,
            @QueryParam("timeZone") @Nullable String timeZone,
            @QueryParam("timestamps") @Nullable String timestamps,
            @QueryParam("adjustment") @Nullable String adjustment,
            @QueryParam("name") @Nullable String name,
            @QueryParam("file") @Nullable String file) {
        UUID user = caller.id();
        ImportDescription description =
                described(symbol, venue, timeframe, calendar, timeZone, timestamps, adjustment, name, file);
        tx.run(user, sql -> imports.requireRoom(sql, user));
        UUID id = ids.next();
        long bytes = uploads.receive(user, id, body);
        CandleImportView view;
        try {
            view = tx.as(user, sql -> {
                imports.queue(sql, user, id, description, bytes);
                return imports.get(sql, user, id);
            });
        } catch (RuntimeException refused) {
            uploads.delete(id);
            throw refused;
        }
        job.wake();
        return Response.accepted(view)
                .location(URI.create("/api/v1/candle-imports/" + id))
                .build();
    }

    private static ImportDescription described(
            @Nullable String symbol,
            @Nullable String venue,
            @Nullable String timeframe,
            @Nullable String calendar,
            @Nullable String timeZone,
            @Nullable String timestamps,
            @Nullable String adjustment,
            @Nullable String name,
            @Nullable String file) {
        List<FieldError> errors = new ArrayList<>();
        String canonical = or(symbol, "").toUpperCase(Locale.ROOT);
        if (!Symbol.isCanonical(canonical)) {
            errors.add(new FieldError(
                    "symbol", "NOT_A_SYMBOL", "symbol must be a pair like BTC/USDT or a ticker like SPY."));
        }
        String place = or(venue, "IMPORT").toUpperCase(Locale.ROOT);
        if (!VENUE.matcher(place).matches()) {
            errors.add(new FieldError("venue", "NOT_A_NAME", "venue must be a short name like BINANCE."));
        }
        Optional<CandleTimeframe> length =
                or(timeframe, "").isEmpty() ? Optional.empty() : CandleTimeframe.parse(or(timeframe, ""));
        if (length.isEmpty() && !or(timeframe, "").isEmpty()) {
            errors.add(new FieldError(
                    "timeframe", "NOT_A_TIMEFRAME", "timeframe must be 1min, 5min, 15min, 30min, 1hr, 4hr or 1day."));
        }
        String zone = or(timeZone, "UTC");
        if (zone.length() > 60 || WallClock.in(zone).isEmpty()) {
            errors.add(
                    new FieldError("timeZone", "NOT_A_ZONE", "timeZone must be a name like UTC or America/New_York."));
        }
        TradingCalendar sessions = ImportOptions.usualCalendar(canonical);
        switch (or(calendar, "").toUpperCase(Locale.ROOT)) {
            case "" -> {
                // by the symbol
            }
            case "CRYPTO" -> sessions = TradingCalendar.CRYPTO;
            case "US_EQUITIES" -> sessions = TradingCalendar.US_EQUITIES;
            default ->
                errors.add(new FieldError("calendar", "NOT_A_CALENDAR", "calendar must be CRYPTO or US_EQUITIES."));
        }
        boolean stampsClose = oneOf("timestamps", timestamps, "OPEN", "CLOSE", errors);
        boolean isAdjusted = oneOf("adjustment", adjustment, "RAW", "ADJUSTED", errors);
        String fileName = or(file, "upload");
        String title = or(name, shortened(canonical + " from " + fileName));
        if (title.length() > LONGEST_NAME || fileName.length() > LONGEST_NAME) {
            errors.add(new FieldError("name", "TOO_LONG", "name and file may have " + LONGEST_NAME + " characters."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new ImportDescription(
                title, fileName, place, canonical, length.orElse(null), sessions, zone, stampsClose, isAdjusted);
    }

    /** False for the first word (and for none), true for the second. */
    private static boolean oneOf(
            String field, @Nullable String text, String usual, String other, List<FieldError> errors) {
        String word = or(text, usual).toUpperCase(Locale.ROOT);
        if (!word.equals(usual) && !word.equals(other)) {
            errors.add(new FieldError(field, "UNKNOWN_WORD", field + " must be " + usual + " or " + other + "."));
        }
        return word.equals(other);
    }

    private static String shortened(String title) {
        return title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title;
    }

    private static String or(@Nullable String text, String usual) {
        return text == null || text.isBlank() ? usual : text.strip();
    }
}
