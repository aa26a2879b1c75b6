package dev.tradewind.web.hooks;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.HookCommand;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.WebhookAnswer;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.backend.StrategyClient;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.SameOrigin;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The user's hooks: addresses that TradingView sends alerts to. */
@Path("/hooks")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class HooksPages {
    private static final String SECTION = "hooks";

    private final StrategyClient strategy;
    private final BrokerClient broker;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final HttpServerRequest request;

    HooksPages(
            StrategyClient strategy,
            BrokerClient broker,
            Frames frames,
            Problems problems,
            CurrentViewer current,
            HttpServerRequest request) {
        this.strategy = strategy;
        this.broker = broker;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.request = request;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        return frames.page(viewer, "Hooks", SECTION, () -> rows(viewer), HooksTemplates::page);
    }

    @GET
    @Path("table")
    public Response table() {
        Viewer viewer = current.get();
        return frames.part(viewer, rows(viewer), HooksTemplates::table);
    }

    private List<HookRowView> rows(Viewer viewer) {
        Figures figures = frames.figures(viewer);
        return strategy.hooks(viewer.caller()).stream()
                .map(hook -> HookRowView.of(hook, figures))
                .toList();
    }

    @GET
    @Path("new")
    public Response newForm() {
        Viewer viewer = current.get();
        return edit(200, viewer, typed(viewer, null, "", "", "", true, "", "", key()), null);
    }

    @GET
    @Path("{id}")
    public Response editForm(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        HookView hook = strategy.hook(id, viewer.caller());
        HookForm form = typed(
                viewer,
                id,
                hook.name(),
                hook.accountId().toString(),
                hook.configurationId().toString(),
                hook.isActive(),
                "",
                Long.toString(hook.version()),
                key());
        return edit(200, viewer, form, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @RestForm @Nullable String name,
            @RestForm @Nullable String account,
            @RestForm @Nullable String configuration,
            @RestForm @Nullable String secret,
            @RestForm("idempotency-key") @Nullable String key) {
        Viewer viewer = current.get();
        HookForm form = typed(
                viewer,
                null,
                text(name),
                text(account),
                text(configuration),
                true,
                text(secret),
                "",
                key == null ? key() : key);
        try {
            var command = new HookCommand(
                    form.name(),
                    uuid(form.accountId()),
                    uuid(form.configurationId()),
                    true,
                    null,
                    form.requiredSecret().isBlank() ? null : form.requiredSecret(),
                    null);
            HookSecretView made = strategy.createHook(command, form.key(), viewer.caller());
            return secret(viewer, made, false);
        } catch (BackendProblem problem) {
            return refused(viewer, form, problem);
        }
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") UUID id,
            @RestForm @Nullable String name,
            @RestForm @Nullable String account,
            @RestForm @Nullable String configuration,
            @RestForm @Nullable String active,
            @RestForm @Nullable String secret,
            @RestForm long version) {
        Viewer viewer = current.get();
        HookForm form = typed(
                viewer,
                id,
                text(name),
                text(account),
                text(configuration),
                "on".equals(active),
                text(secret),
                Long.toString(version),
                key());
        try {
            HookView before = strategy.hook(id, viewer.caller());
            var command = new HookCommand(
                    form.name(),
                    uuid(form.accountId()),
                    uuid(form.configurationId()),
                    form.isActive(),
                    before.fieldMapping(),
                    form.requiredSecret().isBlank() ? null : form.requiredSecret(),
                    version);
            strategy.changeHook(id, command, viewer.caller());
            return Answers.go(viewer, "/hooks");
        } catch (BackendProblem problem) {
            return refused(viewer, form, problem);
        }
    }

    /** Pauses a hook or lets it run again. */
    @POST
    @Path("{id}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@PathParam("id") UUID id, @RestForm long version, @RestForm @Nullable String active) {
        Viewer viewer = current.get();
        HookView hook = strategy.hook(id, viewer.caller());
        boolean isActive = "1".equals(active);
        var command = new HookCommand(
                hook.name(), hook.accountId(), hook.configurationId(), isActive, hook.fieldMapping(), null, version);
        strategy.changeHook(id, command, viewer.caller());
        return Answers.done(
                viewer, "/hooks", isActive ? "The hook takes alerts again." : "The hook is paused.", List.of(SECTION));
    }

    @GET
    @Path("{id}/rotate")
    public Response askToRotate(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.question(
                viewer,
                "New token",
                SECTION,
                HookRowView.of(strategy.hook(id, viewer.caller()), frames.figures(viewer)),
                HooksTemplates::rotate,
                HooksTemplates::rotatePage);
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rotate(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return secret(viewer, strategy.rotateHook(id, viewer.caller()), true);
    }

    /** Sends an alert as TradingView would, and goes to its story. */
    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@PathParam("id") UUID id, @RestForm("idempotency-key") @Nullable String key) {
        Viewer viewer = current.get();
        WebhookAnswer answer = strategy.testHook(id, key == null ? key() : key, viewer.caller());
        return Answers.go(viewer, answer == null ? "/signals" : "/signals/" + answer.signalId());
    }

    private Response secret(Viewer viewer, HookSecretView made, boolean isRotated) {
        String origin = origin();
        boolean isReachable = origin.startsWith("https://")
                || (origin.startsWith("http://")
                        && !origin.substring("http://".length()).contains(":"));
        var view = new SecretView(
                made.hook().id(),
                made.hook().name(),
                origin + made.path(),
                made.exampleBody(),
                isRotated,
                isReachable && !origin.contains("//localhost") && !origin.contains("//127."),
                key());
        return Answers.page(
                isRotated ? 200 : 201,
                HooksTemplates.secret(
                        frames.of(viewer, "Address of " + made.hook().name(), SECTION), view));
    }

    private String origin() {
        String proto = request.getHeader("X-Forwarded-Proto");
        String scheme = "https".equals(proto) || request.isSSL() ? "https" : "http";
        return scheme + "://" + SameOrigin.hostAndPort(request);
    }

    private Response refused(Viewer viewer, HookForm form, BackendProblem problem) {
        return edit(problem.onForm(), viewer, form.refused(problem), problem);
    }

    private Response edit(int status, Viewer viewer, HookForm form, @Nullable BackendProblem problem) {
        Frame frame = frames.of(viewer, form.isNew() ? "New hook" : "Edit hook", SECTION);
        return Answers.page(status, HooksTemplates.edit(frame, form, problem == null ? null : problems.of(problem)));
    }

    private HookForm typed(
            Viewer viewer,
            @Nullable UUID id,
            String name,
            String account,
            String configuration,
            boolean isActive,
            String secret,
            String version,
            String key) {
        Pending<List<AccountView>> accounts = Pending.start(() -> broker.accounts(viewer.caller()));
        List<DcaConfigurationView> configurations = strategy.configurations(viewer.caller());
        return new HookForm(
                id == null ? "" : id.toString(),
                name,
                account,
                configuration,
                isActive,
                secret,
                version,
                key,
                accounts.get().stream()
                        .map(one -> choice(one.id(), one.name(), account))
                        .toList(),
                configurations.stream()
                        .map(DcaConfigurationView::configuration)
                        .map(one -> choice(one.configurationId(), one.name(), configuration))
                        .toList(),
                Map.of());
    }

    private static HookForm.Choice choice(UUID id, String name, String chosen) {
        return new HookForm.Choice(id.toString(), name, id.toString().equals(chosen));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException odd) {
            return new UUID(0, 0); // no such account or configuration: the service says so by field
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
