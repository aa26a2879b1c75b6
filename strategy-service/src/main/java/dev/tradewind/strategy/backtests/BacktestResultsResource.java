package dev.tradewind.strategy.backtests;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.EquityPointView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.contracts.rest.WalkForwardView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.web.Paging;
import dev.tradewind.strategy.worker.documents.Csv;
import dev.tradewind.strategy.worker.wire.PieceKind;
import dev.tradewind.strategy.worker.wire.Pieces;
import dev.tradewind.strategy.worker.wire.RunPlan;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came of a backtest, as JSON and as CSV. */
@Path("/api/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BacktestResultsResource {
    private static final String TEXT_CSV = "text/csv";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final int USUAL_POINTS = 1_000;
    private static final int MOST_POINTS = 10_000;

    private final Jobs jobs;
    private final Results results;
    private final SweepSets sets;
    private final Curves curves;
    private final JsonExport export;
    private final TenantTx tx;
    private final CurrentUser caller;

    BacktestResultsResource(
            Jobs jobs,
            Results results,
            SweepSets sets,
            Curves curves,
            JsonExport export,
            TenantTx tx,
            CurrentUser caller) {
        this.jobs = jobs;
        this.results = results;
        this.sets = sets;
        this.curves = curves;
        this.export = export;
        this.tx = tx;
        this.caller = caller;
    }

    /** The tear sheet, byte for byte as it was computed. */
    @GET
    @Path("/{id}/result")
    @RolesAllowed("viewer")
    public Response result(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        return Response.ok(results.tearSheet(user, id), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @Path("/{id}/trades")
    @RolesAllowed("viewer")
    public Page<BacktestTradeView> trades(
            @PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("offset") String offset) {
        UUID user = requireDone(id);
        Paging paging = Paging.of(limit, offset);
        return tx.as(user, sql -> {
            Results.Size size = Results.size(sql, user, id, PieceKind.TRADES);
            List<BacktestTradeView> items = new ArrayList<>();
            int end = (int) Math.min(size.items(), (long) paging.offset() + paging.limit());
            for (int number = paging.offset() / Pieces.TRADES; number * Pieces.TRADES < end; number++) {
                int first = number * Pieces.TRADES;
                List<BacktestTradeView> piece =
                        Pieces.list(Results.piece(sql, user, id, PieceKind.TRADES, number), BacktestTradeView.class);
                items.addAll(piece.subList(
                        Math.clamp(paging.offset() - first, 0, piece.size()),
                        Math.clamp(end - first, 0, piece.size())));
            }
            return new Page<>(items, size.items(), paging.limit(), paging.offset());
        });
    }

    /** The curve thinned to so many points; the last one is always there. */
    @GET
    @Path("/{id}/equity")
    @RolesAllowed("viewer")
    public List<EquityPointView> equity(@PathParam("id") UUID id, @QueryParam("points") @Nullable String points) {
        UUID user = requireDone(id);
        int wanted = points(points);
        long size = tx.as(user, sql -> Results.size(sql, user, id, PieceKind.EQUITY))
                .items();
        List<EquityPointView> thinned = new ArrayList<>();
        long[] seen = {0};
        forEachPoint(user, id, point -> {
            long index = seen[0]++;
            // the point is the last of its share of the curve
            if (size <= wanted || (index + 1) * wanted / size > index * wanted / size) {
                thinned.add(point);
            }
        });
        return thinned;
    }

    @GET
    @Path("/{id}/windows")
    @RolesAllowed("viewer")
    public WalkForwardView windows(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        var job = tx.as(user, sql -> jobs.get(sql, user, id));
        return Windows.view(job, readWindows(user, id));
    }

    /** Sets of a sweep, best first; of one that still runs, those that are done. */
    @GET
    @Path("/{id}/sets")
    @RolesAllowed("viewer")
    public Page<SweepSetView> sets(
            @PathParam("id") UUID id,
            @QueryParam("metric") @Nullable String metric,
            @QueryParam("limit") String limit,
            @QueryParam("offset") String offset) {
        UUID user = caller.id();
        Paging paging = Paging.of(limit, offset);
        RunPlan plan = tx.as(user, sql -> jobs.plan(sql, user, id));
        return sets.page(user, id, plan, metric(metric), paging.limit(), paging.offset());
    }

    @GET
    @Path("/{id}/heat-map")
    @RolesAllowed("viewer")
    public HeatMapView heatMap(
            @PathParam("id") UUID id,
            @QueryParam("x") @Nullable String x,
            @QueryParam("y") @Nullable String y,
            @QueryParam("metric") @Nullable String metric) {
        UUID user = caller.id();
        RunPlan plan = tx.as(user, sql -> jobs.plan(sql, user, id));
        return sets.heatMap(user, id, plan, x == null ? "" : x, y == null ? "" : y, metric(metric));
    }

    /** Everything at once: the job, and by its kind tear sheet, trades and equity, windows, or sets. */
    @GET
    @Path("/{id}/export.json")
    @RolesAllowed("viewer")
    public Response json(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        BacktestView job = tx.as(user, sql -> jobs.get(sql, user, id));
        RunPlan plan = tx.as(user, sql -> jobs.plan(sql, user, id));
        StreamingOutput body = stream -> export.write(user, job, plan, stream);
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"backtest.json\"")
                .build();
    }

    @GET
    @Path("/{id}/trades.csv")
    @Produces(TEXT_CSV)
    @RolesAllowed("viewer")
    public Response tradesCsv(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        return csv("trades", out -> {
            out.line(Csv.TRADES);
            results.forEach(
                    user,
                    id,
                    PieceKind.TRADES,
                    piece -> Pieces.list(piece, BacktestTradeView.class).forEach(trade -> out.line(Csv.row(trade))));
        });
    }

    @GET
    @Path("/{id}/equity.csv")
    @Produces(TEXT_CSV)
    @RolesAllowed("viewer")
    public Response equityCsv(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        return csv("equity", out -> {
            out.line(Csv.EQUITY);
            forEachPoint(user, id, point -> out.line(Csv.row(point)));
        });
    }

    @GET
    @Path("/{id}/windows.csv")
    @Produces(TEXT_CSV)
    @RolesAllowed("viewer")
    public Response windowsCsv(@PathParam("id") UUID id) {
        UUID user = requireDone(id);
        List<WalkForwardView.Window> windows = readWindows(user, id);
        return csv("windows", out -> Windows.rows(windows).forEach(out::line));
    }

    @GET
    @Path("/{id}/sets.csv")
    @Produces(TEXT_CSV)
    @RolesAllowed("viewer")
    public Response setsCsv(@PathParam("id") UUID id) {
        UUID user = caller.id();
        RunPlan plan = tx.as(user, sql -> jobs.plan(sql, user, id));
        return csv("sets", out -> {
            out.line(SetCsv.header(plan));
            sets.forEach(user, id, row -> out.line(SetCsv.row(SweepSets.view(plan, row))));
        });
    }

    private void forEachPoint(UUID user, UUID id, Consumer<EquityPointView> reader) {
        curves.forEachPoint(user, id, tx.as(user, sql -> jobs.plan(sql, user, id)), reader);
    }

    private List<WalkForwardView.Window> readWindows(UUID user, UUID id) {
        List<WalkForwardView.Window> windows = new ArrayList<>();
        results.forEach(
                user, id, PieceKind.WINDOWS, piece -> windows.addAll(Pieces.list(piece, WalkForwardView.Window.class)));
        return windows;
    }

    private UUID requireDone(UUID id) {
        UUID user = caller.id();
        tx.run(user, sql -> Results.requireDone(sql, user, id));
        return user;
    }

    private interface Lines {
        void to(CsvOutput out);
    }

    private static Response csv(String name, Lines lines) {
        StreamingOutput body = stream -> {
            var out = new CsvOutput(stream);
            lines.to(out);
            out.flush();
        };
        return Response.ok(body, TEXT_CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    private static String metric(@Nullable String given) {
        String metric = given == null || given.isEmpty() ? "netProfitPercent" : given;
        SweepSets.requireMetric(metric);
        return metric;
    }

    private static int points(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL_POINTS;
        }
        int points = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (points < 2 || points > MOST_POINTS) {
            throw Invalid.of("points", "OUT_OF_RANGE", "points must be a number from 2 to " + MOST_POINTS + ".");
        }
        return points;
    }
}
