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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Imports of candles. The body of the POST is the file itself, described by the query, or a form with a file; either is written to disk as
 * it comes.
 */
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
    public Response upload(InputStream body, @HeaderParam("Content-Type") @Nullable String type, @Context UriInfo uri) {
        UUID user = caller.id();
        Map<String, String> given = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> given.put(name, values.getFirst()));
        Optional<FormBody> form = FormBody.of(type, body);
        if (form.isEmpty()) {
            described(given); // before the file is taken
        }
        tx.run(user, sql -> imports.requireRoom(sql, user));
        UUID id = ids.next();
        CandleImportView view;
        try {
            long bytes = form.isEmpty()
                    ? uploads.receive(user, id, body)
                    : receive(form.get(), given, file -> uploads.receive(user, id, file));
            ImportDescription description = described(given);
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

    /** Takes the fields of a form, which may stand before and behind the file, and its file. */
    private static long receive(FormBody form, Map<String, String> given, ToLongFunction<InputStream> receiver) {
        long bytes = -1;
        try {
            for (Optional<FormBody.Part> part = form.next(); part.isPresent(); part = form.next()) {
                FormBody.Part found = part.get();
                if (found.file().isEmpty()) {
                    given.put(found.name(), found.text());
                } else if (found.name().equals("file") && bytes < 0) {
                    given.putIfAbsent("file", shortened(found.file().get()));
                    bytes = receiver.applyAsLong(found.content());
                }
            }
        } catch (IOException brokeOff) {
            throw Uploads.cutOff(brokeOff);
        }
        if (bytes < 0) {
            throw new Invalid(
                    List.of(new FieldError("file", "REQUIRED", "The form needs a file in the field \"file\".")));
        }
        return bytes;
    }

    private static ImportDescription described(Map<String, String> given) {
        List<FieldError> errors = new ArrayList<>();
        String canonical = or(given.get("symbol"), "").toUpperCase(Locale.ROOT);
        if (!Symbol.isCanonical(canonical)) {
            errors.add(new FieldError(
                    "symbol", "NOT_A_SYMBOL", "symbol must be a pair like BTC/USDT or a ticker like SPY."));
        }
        String place = or(given.get("venue"), "IMPORT").toUpperCase(Locale.ROOT);
        if (!VENUE.matcher(place).matches()) {
            errors.add(new FieldError("venue", "NOT_A_NAME", "venue must be a short name like BINANCE."));
        }
        Optional<CandleTimeframe> length = or(given.get("timeframe"), "").isEmpty()
                ? Optional.empty()
                : CandleTimeframe.parse(or(given.get("timeframe"), ""));
        if (length.isEmpty() && !or(given.get("timeframe"), "").isEmpty()) {
            errors.add(new FieldError(
                    "timeframe", "NOT_A_TIMEFRAME", "timeframe must be 1min, 5min, 15min, 30min, 1hr, 4hr or 1day."));
        }
        String zone = or(given.get("timeZone"), "UTC");
        if (zone.length() > 60 || WallClock.in(zone).isEmpty()) {
            errors.add(
                    new FieldError("timeZone", "NOT_A_ZONE", "timeZone must be a name like UTC or America/New_York."));
        }
        TradingCalendar sessions = ImportOptions.usualCalendar(canonical);
        switch (or(given.get("calendar"), "").toUpperCase(Locale.ROOT)) {
            case "" -> {
                // by the symbol
            }
            case "CRYPTO" -> sessions = TradingCalendar.CRYPTO;
            case "US_EQUITIES" -> sessions = TradingCalendar.US_EQUITIES;
            default ->
                errors.add(new FieldError("calendar", "NOT_A_CALENDAR", "calendar must be CRYPTO or US_EQUITIES."));
        }
        boolean stampsClose = oneOf("timestamps", given.get("timestamps"), "OPEN", "CLOSE", errors);
        boolean isAdjusted = oneOf("adjustment", given.get("adjustment"), "RAW", "ADJUSTED", errors);
        String fileName = or(given.get("file"), "upload");
        String title = or(given.get("name"), shortened(canonical + " from " + fileName));
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
