package dev.tradewind.web.configurations;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.DcaConfigurationCommand;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.GridPreviewCommand;
import dev.tradewind.web.backend.BackendProblem;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** DCA configurations: the grid, its exits, its money, and what it would place (D-03). */
@Path("/configurations")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class ConfigurationsPages {
    private static final String SECTION = "configurations";

    private final StrategyClient strategy;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final TypedForm typed;

    ConfigurationsPages(
            StrategyClient strategy, Frames frames, Problems problems, CurrentViewer current, TypedForm typed) {
        this.typed = typed;
        this.strategy = strategy;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        return frames.page(viewer, "DCA configurations", SECTION, () -> rows(viewer), ConfigurationsTemplates::page);
    }

    @GET
    @Path("table")
    public Response table() {
        Viewer viewer = current.get();
        return frames.part(viewer, rows(viewer), ConfigurationsTemplates::table);
    }

    private List<ConfigurationRowView> rows(Viewer viewer) {
        Figures figures = frames.figures(viewer);
        return strategy.configurations(viewer.caller()).stream()
                .map(one -> ConfigurationRowView.of(one, figures))
                .toList();
    }

    @GET
    @Path("new")
    public Response newForm() {
        Viewer viewer = current.get();
        var form = new ConfigurationForm("", "", key(), ConfigurationFields.defaults(), Map.of());
        return edit(200, viewer, form, null);
    }

    @GET
    @Path("{id}")
    public Response editForm(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        DcaConfigurationView view = strategy.configuration(id, viewer.caller());
        var form = new ConfigurationForm(
                id.toString(),
                Long.toString(view.version()),
                key(),
                ConfigurationFields.of(view.configuration(), frames.figures(viewer)),
                Map.of());
        return edit(200, viewer, form, null);
    }

    /** The preview table alone for the script, the whole form without it. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview() {
        Viewer viewer = current.get();
        Map<String, String> typed = this.typed.fields();
        var fields = ConfigurationFields.typed(typed);
        PreviewView preview = preview(fields, viewer);
        if (viewer.isHtmx()) {
            return Answers.page(200, ConfigurationsTemplates.preview(frames.bare(viewer, ""), preview));
        }
        ConfigurationForm form =
                form(text(typed, "id"), text(typed, "version"), text(typed, "idempotency-key"), fields);
        Frame frame = frames.of(viewer, title(form), SECTION);
        return Answers.page(200, ConfigurationsTemplates.edit(frame, form, preview, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create() {
        Viewer viewer = current.get();
        Map<String, String> typed = this.typed.fields();
        var fields = ConfigurationFields.typed(typed);
        ConfigurationForm form = form("", "", text(typed, "idempotency-key"), fields);
        DcaConfigurationCommand command = fields.command(null, null);
        if (!fields.errors().isEmpty()) {
            return edit(422, viewer, form.withErrors(fields.errors()), problems.of("INVALID_INPUT"));
        }
        try {
            strategy.createConfiguration(command, form.key(), viewer.caller());
            return Answers.go(viewer, "/configurations");
        } catch (BackendProblem problem) {
            return refused(viewer, form, problem);
        }
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        Map<String, String> typed = this.typed.fields();
        var fields = ConfigurationFields.typed(typed);
        String version = text(typed, "version");
        ConfigurationForm form = form(id.toString(), version, key(), fields);
        DcaConfigurationV1 before = strategy.configuration(id, viewer.caller()).configuration();
        DcaConfigurationCommand command = fields.command(before, number(version));
        if (!fields.errors().isEmpty()) {
            return edit(422, viewer, form.withErrors(fields.errors()), problems.of("INVALID_INPUT"));
        }
        try {
            strategy.changeConfiguration(id, command, viewer.caller());
            return Answers.go(viewer, "/configurations");
        } catch (BackendProblem problem) {
            return refused(viewer, form, problem);
        }
    }

    private Response refused(Viewer viewer, ConfigurationForm form, BackendProblem problem) {
        return edit(
                problem.onForm(), viewer, form.withErrors(ConfigurationFields.errorsOf(problem)), problems.of(problem));
    }

    private Response edit(int status, Viewer viewer, ConfigurationForm form, @Nullable Notice notice) {
        Pending<Frame> frame = frames.start(viewer, title(form), SECTION);
        PreviewView preview = preview(ConfigurationFields.stored(form.values()), viewer);
        return Answers.page(status, ConfigurationsTemplates.edit(frame.get(), form, preview, notice));
    }

    private PreviewView preview(ConfigurationFields fields, Viewer viewer) {
        DcaConfigurationCommand command = fields.command(null, null);
        if (!fields.errors().isEmpty()) {
            Map.Entry<String, String> first =
                    fields.errors().entrySet().iterator().next();
            return PreviewView.none(ConfigurationFields.label(first.getKey()) + ": " + first.getValue());
        }
        String symbol = fields.value("symbol").isEmpty() ? "BTC/USDT" : fields.value("symbol");
        try {
            return PreviewView.of(
                    strategy.preview(
                            new GridPreviewCommand(symbol, Side.LONG, null, null, named(command)), viewer.caller()),
                    frames.figures(viewer));
        } catch (BackendProblem problem) {
            Map<String, String> found = ConfigurationFields.errorsOf(problem);
            return PreviewView.none(
                    found.isEmpty()
                            ? problems.of(problem).text()
                            : found.entrySet().stream()
                                    .map(entry -> ConfigurationFields.label(entry.getKey()) + ": " + entry.getValue())
                                    .reduce((a, b) -> a + " " + b)
                                    .orElse(""));
        }
    }

    // a preview is wanted before a name was thought of
    private static DcaConfigurationCommand named(DcaConfigurationCommand one) {
        if (!one.name().isEmpty()) {
            return one;
        }
        return new DcaConfigurationCommand(
                "Preview",
                one.entryOrderType(),
                one.levels(),
                one.generator(),
                one.preset(),
                one.pyramidLevels(),
                one.maxPyramids(),
                one.takeProfitMode(),
                one.takeProfitAggregatePercent(),
                one.takeProfitBasis(),
                one.stopLossPercent(),
                one.stopLossReference(),
                one.maxActiveLegs(),
                one.entryTtlSeconds(),
                one.cancelBeyondPercent(),
                one.flatPolicy(),
                one.capital(),
                one.belowMinimumPolicy(),
                one.oppositePolicy(),
                one.pyramidMinimumGapPercent(),
                null);
    }

    private static ConfigurationForm form(String id, String version, String key, ConfigurationFields fields) {
        return new ConfigurationForm(id, version, key.isEmpty() ? key() : key, fields.values(), Map.of());
    }

    private static String title(ConfigurationForm form) {
        return form.isNew() ? "New configuration" : "Edit configuration";
    }

    private static String text(Map<String, String> typed, String field) {
        String value = typed.get(field);
        return value == null || value.length() > 100 ? "" : value.strip();
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
