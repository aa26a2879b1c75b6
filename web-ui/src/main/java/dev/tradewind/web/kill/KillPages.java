package dev.tradewind.web.kill;

import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.KillCommand;
import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Pill;
import dev.tradewind.web.text.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The kill switch (D-16): stopping is one confirmation away, starting again asks for the password. */
@Path("/kill")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class KillPages {
    private static final Set<String> MODES = Set.of("ACTIVE", "REDUCING", "HALTED");
    private static final String TYPED_WORD = "FLATTEN";
    private static final List<String> TOPICS = List.of("frame", "positions", "account");

    private final BrokerClient broker;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;

    KillPages(BrokerClient broker, Frames frames, Problems problems, CurrentViewer current) {
        this.broker = broker;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        return show(200, viewer, null);
    }

    private Response show(int status, Viewer viewer, @Nullable Notice notice) {
        Pending<Frame> frame = viewer.isHtmx()
                ? Pending.start(() -> frames.bare(viewer, ""))
                : frames.start(viewer, "Kill switch", "kill");
        Pending<Page<GroupView>> open = Pending.start(() -> broker.groups("open", 1, 0, viewer.caller()));
        List<KillSwitchView> switches = broker.killSwitches(viewer.caller());
        KillView view = view(switches, open.ifAnswered().map(Page::total).orElse(-1L), viewer, frames.figures(viewer));
        return Answers.page(
                status,
                viewer.isHtmx()
                        ? KillTemplates.form(frame.get(), view, notice)
                        : KillTemplates.page(frame.get(), view, notice));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @RestForm @Nullable String scope,
            @RestForm @Nullable String scopeId,
            @RestForm @Nullable String mode,
            @RestForm @Nullable String flatten,
            @RestForm @Nullable String word,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String password) {
        Viewer viewer = current.get();
        if (mode == null || !MODES.contains(mode)) {
            return show(422, viewer, problems.of("INVALID_INPUT"));
        }
        boolean flattens = "on".equals(flatten);
        if (flattens && !TYPED_WORD.equals(word == null ? "" : word.strip().toUpperCase(Locale.ROOT))) {
            return show(422, viewer, problems.of("FLATTEN_WORD"));
        }
        String wanted = scope == null ? "USER" : scope;
        var command = new KillCommand(
                wanted,
                wanted.equals("USER") ? viewer.user().id().toString() : scopeId,
                mode,
                flattens,
                reason == null || reason.isBlank() ? null : reason.strip(),
                password == null || password.isBlank() ? null : password);
        try {
            broker.kill(command, viewer.caller());
        } catch (BackendProblem problem) {
            if (problem.status() >= 500
                    || problem.status() == 404
                    || problem.code().equals("UNAUTHENTICATED")) {
                throw problem;
            }
            return show(problem.status() == 409 ? 409 : 422, viewer, problems.of(problem));
        }
        return Answers.done(viewer, "/kill", done(mode, flattens), TOPICS);
    }

    private static String done(String mode, boolean flattens) {
        return switch (mode) {
            case "HALTED" -> flattens ? "Halted. All positions are being closed." : "Halted. Exits still run.";
            case "REDUCING" -> "Reducing. Positions may shrink, not grow.";
            default -> "Trading is on again.";
        };
    }

    private static KillView view(List<KillSwitchView> switches, long open, Viewer viewer, Figures figures) {
        String text = open < 0
                ? "Open positions are not known right now."
                : open + (open == 1 ? " open position" : " open positions");
        return new KillView(
                switches.stream().map(one -> scope(one, viewer, figures)).toList(), text);
    }

    private static KillView.Scope scope(KillSwitchView one, Viewer viewer, Figures figures) {
        String scope = one.scope().toUpperCase(Locale.ROOT);
        String title = switch (scope) {
            case "INSTALLATION" -> "Whole installation";
            case "ACCOUNT" -> "Account";
            default -> "You";
        };
        Pill mode = switch (one.mode()) {
            case "HALTED" -> new Pill("Halted", "danger");
            case "REDUCING" -> new Pill("Reducing", "warn");
            default -> new Pill("Trading", "info");
        };
        boolean isStopped = !one.mode().equals("ACTIVE");
        return new KillView.Scope(
                scope,
                one.scopeId(),
                title,
                mode,
                one.reason() == null ? "" : one.reason(),
                figures.moment(one.changedAt()),
                isStopped && (scope.equals("INSTALLATION") ? viewer.has("admin") : viewer.isTrader()),
                one.mode().equals("HALTED"));
    }
}
