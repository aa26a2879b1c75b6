package dev.tradewind.web.strategies;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.BacktestView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BacktestClient;
import dev.tradewind.web.backend.BrokerClient;
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
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import dev.tradewind.web.text.Timeframe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Strategies that run on live prices: list, form, switching on and off. */
@Path("/strategies")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class StrategiesPages {
    private static final String SECTION = "strategies";
    private static final String KEY = "idempotency-key";

    private final StrategyClient strategy;
    private final BacktestClient backtests;
    private final MarketDataClient marketData;
    private final BrokerClient broker;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final TypedForm typed;

    StrategiesPages(
            StrategyClient strategy,
            BacktestClient backtests,
            MarketDataClient marketData,
            BrokerClient broker,
            Frames frames,
            Problems problems,
            CurrentViewer current,
            TypedForm typed) {
        this.strategy = strategy;
        this.backtests = backtests;
        this.marketData = marketData;
        this.broker = broker;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.typed = typed;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        return frames.page(viewer, "Strategies", SECTION, () -> rows(viewer), StrategiesTemplates::page);
    }

    @GET
    @Path("table")
    public Response table() {
        Viewer viewer = current.get();
        return frames.part(viewer, rows(viewer), StrategiesTemplates::table);
    }

    private List<StrategyRowView> rows(Viewer viewer) {
        Figures figures = frames.figures(viewer);
        return strategy.strategies(viewer.caller()).stream()
                .map(one -> StrategyRowView.of(one, figures))
                .toList();
    }

    /** An empty form, or one with what a backtest was run with. */
    @GET
    @Path("new")
    public Response newForm(@RestQuery @Nullable UUID backtest) {
        Viewer viewer = current.get();
        Map<String, String> values = new HashMap<>();
        values.put(KEY, UUID.randomUUID().toString());
        values.put("enabled", "on");
        if (backtest != null) {
            prefill(values, backtests.job(backtest, viewer.caller()), frames.figures(viewer));
        }
        return edit(200, viewer, "", values, Map.of(), null);
    }

    private static void prefill(Map<String, String> values, BacktestView job, Figures figures) {
        values.put("name", job.name());
        values.put("typeId", job.strategy());
        values.put("symbol", job.symbols().isEmpty() ? "" : job.symbols().getFirst());
        values.put(
                "timeframe",
                Timeframe.of(job.timeframe()).map(Timeframe::stored).orElse(""));
        if (job.settings().configurationId() != null) {
            values.put("configurationId", job.settings().configurationId());
        }
        if (job.settings().values() != null) {
            job.settings()
                    .values()
                    .forEach((name, value) -> values.put(ParameterField.VALUE + name, figures.plain(value)));
        }
    }

    @GET
    @Path("{id}")
    public Response editForm(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        Map<String, String> values = StrategyForm.of(strategy.strategy(id, viewer.caller()), frames.figures(viewer));
        return edit(200, viewer, id.toString(), values, Map.of(), null);
    }

    /** The fields again after another type was chosen; the whole page without script. */
    @POST
    @Path("fields")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response fields() {
        Viewer viewer = current.get();
        Map<String, String> values = StrategyForm.typed(typed.fields());
        String id = values.getOrDefault("id", "");
        if (!viewer.isHtmx()) {
            return edit(200, viewer, id, values, Map.of(), null);
        }
        StrategyForm form = StrategyForm.of(id, values, Map.of(), offer(viewer), frames.figures(viewer));
        return Answers.page(200, StrategiesTemplates.fields(frames.bare(viewer, ""), form));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create() {
        Viewer viewer = current.get();
        Map<String, String> values = StrategyForm.typed(typed.fields());
        String sent = values.getOrDefault(KEY, "");
        String key = sent.isEmpty() ? UUID.randomUUID().toString() : sent;
        try {
            strategy.createStrategy(StrategyForm.command(values, null), key, viewer.caller());
            return Answers.go(viewer, "/strategies");
        } catch (BackendProblem problem) {
            return refused(viewer, "", values, problem);
        }
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, @RestForm long version) {
        Viewer viewer = current.get();
        Map<String, String> values = StrategyForm.typed(typed.fields());
        try {
            strategy.changeStrategy(id, StrategyForm.command(values, version), viewer.caller());
            return Answers.go(viewer, "/strategies");
        } catch (BackendProblem problem) {
            return refused(viewer, id.toString(), values, problem);
        }
    }

    @POST
    @Path("{id}/switch")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response turn(@PathParam("id") UUID id, @RestForm @Nullable String on) {
        Viewer viewer = current.get();
        boolean isOn = "1".equals(on);
        strategy.switchStrategy(id, isOn, viewer.caller());
        return Answers.done(
                viewer,
                "/strategies",
                isOn
                        ? "The strategy runs; its first signals come after the warm-up."
                        : "The strategy is off. Open positions keep their exits.",
                List.of(SECTION));
    }

    @GET
    @Path("{id}/delete")
    public Response askToDelete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.question(
                viewer,
                "Delete a strategy",
                SECTION,
                StrategyRowView.of(strategy.strategy(id, viewer.caller()), frames.figures(viewer)),
                StrategiesTemplates::delete,
                StrategiesTemplates::deletePage);
    }

    @POST
    @Path("{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        strategy.deleteStrategy(id, viewer.caller());
        return Answers.done(viewer, "/strategies", "The strategy is deleted.", List.of(SECTION));
    }

    private Response refused(Viewer viewer, String id, Map<String, String> values, BackendProblem problem) {
        return edit(problem.onForm(), viewer, id, values, StrategyForm.errorsOf(problem), problems.of(problem));
    }

    private Response edit(
            int status,
            Viewer viewer,
            String id,
            Map<String, String> values,
            Map<String, String> errors,
            @Nullable Notice notice) {
        Pending<Frame> frame = frames.start(viewer, id.isEmpty() ? "New strategy" : "Edit strategy", SECTION);
        StrategyForm form = StrategyForm.of(id, values, errors, offer(viewer), frames.figures(viewer));
        return Answers.page(status, StrategiesTemplates.edit(frame.get(), form, notice));
    }

    private StrategyForm.Offer offer(Viewer viewer) {
        Pending<List<StrategyTypeView>> types = Pending.start(() -> strategy.strategyTypes(viewer.caller()));
        Pending<List<CandleSeriesView>> series = Pending.start(() -> marketData.series(viewer.caller()));
        Pending<List<AccountView>> accounts = Pending.start(() -> broker.accounts(viewer.caller()));
        List<DcaConfigurationView> configurations = strategy.configurations(viewer.caller());
        return new StrategyForm.Offer(
                types.get(), series.ifAnswered().orElse(List.of()), accounts.get(), configurations);
    }
}
