package dev.tradewind.web.settings;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.web.backend.AuthClient;
import dev.tradewind.web.backend.BrokerClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Display;
import dev.tradewind.web.session.SameOrigin;
import dev.tradewind.web.session.SessionCookie;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How pages look on this device, the user's sessions, and a fresh paper account. */
@Path("/settings")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class SettingsPages {
    private static final int YEAR = 365 * 24 * 3600;
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Zurich",
            "Europe/Istanbul",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Sydney",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "America/Sao_Paulo");

    private final AuthClient auth;
    private final BrokerClient broker;
    private final SessionCookie session;
    private final Frames frames;
    private final CurrentViewer current;
    private final HttpServerRequest request;

    SettingsPages(
            AuthClient auth,
            BrokerClient broker,
            SessionCookie session,
            Frames frames,
            CurrentViewer current,
            HttpServerRequest request) {
        this.auth = auth;
        this.broker = broker;
        this.session = session;
        this.frames = frames;
        this.current = current;
        this.request = request;
    }

    @GET
    public Response page(@RestQuery @Nullable String saved) {
        Viewer viewer = current.get();
        Pending<Frame> frame = frames.start(viewer, "Settings", "settings");
        Pending<List<SessionView>> sessions = Pending.start(() -> auth.sessions(viewer.caller()));
        Figures figures = frames.figures(viewer);
        Display display = viewer.display();
        List<SettingsView.SessionRow> rows = sessions.ifAnswered().orElse(List.of()).stream()
                .map(one -> new SettingsView.SessionRow(
                        one.sessionId(),
                        one.userAgent() == null ? "Unknown device" : one.userAgent(),
                        one.ip() == null ? "" : one.ip(),
                        figures.moment(one.createdAt()).text(),
                        one.isCurrent()))
                .toList();
        return Answers.page(
                200,
                SettingsTemplates.page(
                        frame.get(),
                        new SettingsView(
                                themes(display.theme()),
                                profits(display.profit()),
                                zones(display.zone().getId()),
                                display.discreet(),
                                viewer.user().email(),
                                Labels.words(viewer.user().role()),
                                rows,
                                "1".equals(saved))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestForm @Nullable String theme,
            @RestForm @Nullable String profit,
            @RestForm @Nullable String discreet,
            @RestForm @Nullable String zone) {
        Viewer viewer = current.get();
        String asked = theme + "." + profit + "." + ("on".equals(discreet) ? 1 : 0) + "."
                + (viewer.display().refresh() ? 1 : 0);
        Display display = Display.of(asked, zone);
        return Response.seeOther(URI.create("/settings?saved=1"))
                .cookie(cookie(Display.COOKIE, display.cookie()))
                .cookie(cookie(Display.ZONE_COOKIE, display.zone().getId()))
                .build();
    }

    /** The switch for live updates in the page's head. */
    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refresh(@RestForm @Nullable String on, @HeaderParam("Referer") @Nullable String from) {
        Display display = current.get().display().withRefresh("1".equals(on));
        String back = "/";
        try {
            back = from == null ? "/" : SameOrigin.safeTarget(URI.create(from).getRawPath());
        } catch (IllegalArgumentException odd) {
            back = "/";
        }
        return Response.seeOther(URI.create(back))
                .cookie(cookie(Display.COOKIE, display.cookie()))
                .build();
    }

    @GET
    @Path("reset-paper")
    public Response askToReset() {
        Viewer viewer = current.get();
        String key = UUID.randomUUID().toString();
        return frames.question(
                viewer,
                "Reset the paper account",
                "settings",
                paperAccount(viewer).name(),
                (frame, account) -> SettingsTemplates.reset(frame, account, key),
                (frame, account) -> SettingsTemplates.resetPage(frame, account, key));
    }

    @POST
    @Path("reset-paper")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(@RestForm("idempotency-key") @Nullable String key) {
        Viewer viewer = current.get();
        broker.resetPaper(key == null ? UUID.randomUUID().toString() : key, viewer.caller());
        return Answers.done(viewer, "/", "The paper account starts anew.", List.of("account", "positions"));
    }

    /** Ends a session on another device. */
    @POST
    @Path("sessions/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endSession(@PathParam("id") UUID id) {
        auth.endSession(id, current.get().caller());
        return Response.seeOther(URI.create("/settings")).build();
    }

    private AccountView paperAccount(Viewer viewer) {
        return broker.accounts(viewer.caller()).stream()
                .filter(account -> account.mode().equalsIgnoreCase("PAPER"))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private NewCookie cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(YEAR)
                .secure(session.isSecure(request))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static List<SettingsView.Choice> themes(Display.Theme chosen) {
        return List.of(
                new SettingsView.Choice("AUTO", "As the device", chosen == Display.Theme.AUTO),
                new SettingsView.Choice("LIGHT", "Light", chosen == Display.Theme.LIGHT),
                new SettingsView.Choice("DARK", "Dark", chosen == Display.Theme.DARK));
    }

    private static List<SettingsView.Choice> profits(Display.ProfitColours chosen) {
        return List.of(
                new SettingsView.Choice("TEAL", "Teal and red-orange", chosen == Display.ProfitColours.TEAL),
                new SettingsView.Choice("BLUE", "Blue and orange", chosen == Display.ProfitColours.BLUE),
                new SettingsView.Choice("REDUP", "Red for gain, teal for loss", chosen == Display.ProfitColours.REDUP));
    }

    private static List<SettingsView.Choice> zones(String chosen) {
        String own = chosen.equals("Z") ? "UTC" : chosen;
        List<String> all = new ArrayList<>(ZONES);
        if (!all.contains(own)) {
            all.add(own);
        }
        return all.stream()
                .map(zone -> new SettingsView.Choice(zone, zone.replace('_', ' '), zone.equals(own)))
                .toList();
    }
}
