package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestTradeView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.HeatMapView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.ParameterRange;
import dev.tradewind.contracts.rest.SweepSetView;
import dev.tradewind.contracts.rest.TearSheetView;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BacktestClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.frame.Listed;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The list of jobs, one job with its result, comparison, cancelling and deleting. */
@Path("/backtests")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class BacktestsPages {
    static final String SECTION = "backtests";

    private static final int BEST_SETS = 20;
    private static final int TRADES = 20; // each with its reasons in words; more would make a heavy page
    private static final List<String> KINDS = List.of("single", "sweep", "walk-forward");

    private final BacktestClient backtests;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;

    BacktestsPages(BacktestClient backtests, Frames frames, Problems problems, CurrentViewer current) {
        this.backtests = backtests;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
    }

    @GET
    public Response page(
            @RestQuery @Nullable String kind, @RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return list(200, kind(kind), limit, offset, null, viewer);
    }

    private Response list(
            int status,
            String kind,
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable Notice notice,
            Viewer viewer) {
        Pending<Frame> frame = frames.start(viewer, "Back-tests", SECTION);
        JobsView view = read(kind, limit, offset, viewer);
        return Answers.page(status, BacktestsTemplates.page(frame.get(), view, notice));
    }

    @GET
    @Path("table")
    public Response table(
            @RestQuery @Nullable String kind, @RestQuery @Nullable Integer limit, @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        return frames.part(viewer, read(kind(kind), limit, offset, viewer), BacktestsTemplates::table);
    }

    private JobsView read(String kind, @Nullable Integer limit, @Nullable Integer offset, Viewer viewer) {
        Page<BacktestView> page = backtests.jobs(
                kind.toUpperCase(Locale.ROOT).replace('-', '_'),
                Paging.limitOf(limit),
                Paging.offsetOf(offset),
                viewer.caller());
        Figures figures = frames.figures(viewer);
        String path = kind.isEmpty() ? "/backtests" : "/backtests?kind=" + kind;
        Listed<JobView> list = Listed.of(page, path, job -> JobView.of(job, figures));
        return new JobsView(list.rows(), list.paging(), kind);
    }

    private static String kind(@Nullable String asked) {
        return asked != null && KINDS.contains(asked) ? asked : "";
    }

    @GET
    @Path("{id}")
    public Response detailPage(
            @PathParam("id") UUID id,
            @RestQuery @Nullable String x,
            @RestQuery @Nullable String y,
            @RestQuery @Nullable String metric,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Back-test", SECTION);
        DetailView view = read(id, x, y, metric, limit, offset, viewer);
        Frame titled = Frames.titled(frame.get(), view.job().name() + " · Back-tests");
        return Answers.page(200, BacktestsTemplates.detailPage(titled, view));
    }

    @GET
    @Path("{id}/detail")
    public Response detail(
            @PathParam("id") UUID id,
            @RestQuery @Nullable String x,
            @RestQuery @Nullable String y,
            @RestQuery @Nullable String metric,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable Integer offset) {
        Viewer viewer = current.get();
        DetailView view = read(id, x, y, metric, limit, offset, viewer);
        return Answers.page(200, BacktestsTemplates.detail(frames.bare(viewer, ""), view));
    }

    private DetailView read(
            UUID id,
            @Nullable String x,
            @Nullable String y,
            @Nullable String metric,
            @Nullable Integer limit,
            @Nullable Integer offset,
            Viewer viewer) {
        Figures figures = frames.figures(viewer);
        BacktestView job = backtests.job(id, viewer.caller());
        JobView head = JobView.of(job, figures);
        SweepView.Wanted wanted = SweepView.Wanted.of(job, x, y, metric);
        int size = limit == null ? TRADES : Paging.limitOf(limit);
        String query = "?x=" + wanted.x() + "&y=" + wanted.y() + "&metric=" + wanted.metric() + "&limit=" + size
                + "&offset=" + Paging.offsetOf(offset);
        if (job.kind().equals("SWEEP")) {
            return new DetailView(head, null, sweep(job, wanted, viewer, figures), null, query);
        }
        if (!head.isDone()) {
            return new DetailView(head, null, null, null, query);
        }
        Pending<TearSheetView> sheet = Pending.start(() -> backtests.tearSheet(id, viewer.caller()));
        Page<BacktestTradeView> trades = backtests.trades(id, size, Paging.offsetOf(offset), viewer.caller());
        WindowsView windows = job.walkForward() == null
                ? null
                : WindowsView.of(
                        backtests.windows(id, viewer.caller()),
                        job.walkForward().metric(),
                        job.ranges().stream().map(ParameterRange::name).collect(Collectors.toSet()),
                        figures);
        return new DetailView(head, SheetView.of(id, sheet.get(), trades, figures), null, windows, query);
    }

    /** What there is of a sweep, also while it runs or after it was cancelled; nothing before its first set. */
    private @Nullable SweepView sweep(BacktestView job, SweepView.Wanted wanted, Viewer viewer, Figures figures) {
        Pending<HeatMapView> map = Pending.start(
                () -> backtests.heatMap(job.id(), wanted.x(), wanted.y(), wanted.metric(), viewer.caller()));
        Page<SweepSetView> sets = backtests.sets(job.id(), wanted.metric(), BEST_SETS, 0, viewer.caller());
        if (sets.items().isEmpty() && !job.state().equals("DONE")) {
            return null;
        }
        return SweepView.of(job, wanted, wanted.isMap() ? map(map) : null, sets.items(), figures);
    }

    /** The map, or nothing when the service finds it too large to be shown. */
    private static @Nullable HeatMapView map(Pending<HeatMapView> map) {
        try {
            return map.get();
        } catch (BackendProblem problem) {
            if (problem.status() != 400 && problem.status() != 422) {
                throw problem;
            }
            return null;
        }
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        backtests.cancel(id, viewer.caller());
        return Answers.done(viewer, "/backtests/" + id, "The job stops within two seconds.", List.of(SECTION));
    }

    @GET
    @Path("{id}/delete")
    public Response askToDelete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.question(
                viewer,
                "Delete a back-test",
                SECTION,
                JobView.of(backtests.job(id, viewer.caller()), frames.figures(viewer)),
                BacktestsTemplates::delete,
                BacktestsTemplates::deletePage);
    }

    @POST
    @Path("{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        backtests.delete(id, viewer.caller());
        return Answers.go(viewer, "/backtests");
    }

    /** Two to four finished results side by side; fewer is the list with a hint. */
    @GET
    @Path("compare")
    public Response compare(@RestQuery("id") List<UUID> ids) {
        Viewer viewer = current.get();
        List<UUID> wanted = ids.stream().distinct().toList();
        if (wanted.size() < 2 || wanted.size() > CompareView.MOST) {
            return list(422, "", null, null, problems.of("COMPARE_TWO_TO_FOUR"), viewer);
        }
        Pending<Frame> frame = frames.start(viewer, "Comparison", SECTION);
        List<Pending<CompareView.Run>> runs =
                wanted.stream().map(id -> Pending.start(() -> run(id, viewer))).toList();
        try {
            CompareView view = CompareView.of(runs.stream().map(Pending::get).toList(), frames.figures(viewer));
            return Answers.page(200, BacktestsTemplates.compare(frame.get(), view));
        } catch (BackendProblem problem) {
            if (problem.status() != 409 && problem.status() != 422) {
                throw problem;
            }
            return list(problem.status(), "", null, null, problems.of(problem), viewer);
        }
    }

    private CompareView.Run run(UUID id, Viewer viewer) {
        return new CompareView.Run(backtests.job(id, viewer.caller()), backtests.tearSheet(id, viewer.caller()));
    }
}
