package dev.tradewind.web.backtests;

import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BacktestClient;
import dev.tradewind.web.backend.MarketDataClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.StrategyClient;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.TypedForm;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The form of a new backtest, sweep or walk-forward. */
@Path("/backtests")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class BacktestFormPages {
    private static final String KEY = "idempotency-key";

    private final BacktestClient backtests;
    private final StrategyClient strategy;
    private final MarketDataClient marketData;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final TypedForm typed;
    private final HttpServerRequest request;

    BacktestFormPages(
            BacktestClient backtests,
            StrategyClient strategy,
            MarketDataClient marketData,
            Frames frames,
            Problems problems,
            CurrentViewer current,
            TypedForm typed,
            HttpServerRequest request) {
        this.backtests = backtests;
        this.strategy = strategy;
        this.marketData = marketData;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.typed = typed;
        this.request = request;
    }

    /** An empty form, one with the settings of the job {@code again}, and always with what the address says on top. */
    @GET
    @Path("new")
    public Response newForm(@RestQuery @Nullable UUID again) {
        Viewer viewer = current.get();
        Map<String, String> values = new HashMap<>();
        if (again != null) {
            BacktestView job = backtests.job(again, viewer.caller());
            values.putAll(BacktestFields.of(job, frames.figures(viewer)));
        }
        request.params().forEach(values::put);
        if ("single".equals(values.get("kind"))) {
            values.keySet().removeIf(name -> name.startsWith("t-"));
        }
        return edit(200, viewer, BacktestFields.typed(values, viewer.display().zone()), Map.of(), null);
    }

    /** The fields again after another strategy, series or kind was chosen; the whole page without script. */
    @POST
    @Path("fields")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response fields() {
        Viewer viewer = current.get();
        BacktestFields fields =
                BacktestFields.typed(typed.fields(), viewer.display().zone());
        if (!viewer.isHtmx()) {
            return edit(200, viewer, fields, Map.of(), null);
        }
        BacktestForm form = form(viewer, fields, offer(viewer), fields.errors());
        return Answers.page(200, BacktestsTemplates.fields(frames.bare(viewer, ""), form));
    }

    /** How much it would be to compute. */
    @POST
    @Path("count")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response count() {
        Viewer viewer = current.get();
        BacktestFields fields =
                BacktestFields.typed(typed.fields(), viewer.display().zone());
        return Answers.page(200, BacktestsTemplates.count(form(viewer, fields, offer(viewer), fields.errors())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start() {
        Viewer viewer = current.get();
        BacktestFields fields =
                BacktestFields.typed(typed.fields(), viewer.display().zone());
        BacktestForm.Offer offer = offer(viewer);
        Object command = fields.command(offer.parameters(fields.value("strategy")));
        if (!fields.errors().isEmpty()) {
            return edit(422, viewer, fields, fields.errors(), problems.of("INVALID_INPUT"));
        }
        try {
            BacktestView job = backtests.start(fields.suffix(), command, key(fields), viewer.caller());
            return Answers.go(viewer, "/backtests/" + job.id());
        } catch (BackendProblem problem) {
            return edit(problem.onForm(), viewer, fields, fields.errorsOf(problem), problems.of(problem));
        }
    }

    private Response edit(
            int status, Viewer viewer, BacktestFields fields, Map<String, String> errors, @Nullable Notice notice) {
        Pending<Frame> frame = frames.start(viewer, "New back-test", BacktestsPages.SECTION);
        BacktestForm form = form(viewer, fields, offer(viewer), errors);
        return Answers.page(status, BacktestsTemplates.edit(frame.get(), form, notice));
    }

    private BacktestForm form(
            Viewer viewer, BacktestFields fields, BacktestForm.Offer offer, Map<String, String> errors) {
        return BacktestForm.of(fields, offer, errors, key(fields), frames.figures(viewer));
    }

    private BacktestForm.Offer offer(Viewer viewer) {
        Pending<List<StrategyTypeView>> types = Pending.start(() -> strategy.strategyTypes(viewer.caller()));
        Pending<List<DcaConfigurationView>> configurations =
                Pending.start(() -> strategy.configurations(viewer.caller()));
        List<CandleSeriesView> series = marketData.series(viewer.caller());
        return new BacktestForm.Offer(types.get(), series, configurations.get());
    }

    private static String key(BacktestFields fields) {
        String sent = fields.value(KEY);
        return sent.isEmpty() ? UUID.randomUUID().toString() : sent;
    }
}
