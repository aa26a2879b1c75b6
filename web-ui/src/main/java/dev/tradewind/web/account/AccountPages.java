package dev.tradewind.web.account;

import dev.tradewind.contracts.rest.WebSessionView;
import dev.tradewind.web.backend.AuthClient;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.PublicPage;
import dev.tradewind.web.session.SameOrigin;
import dev.tradewind.web.session.SessionCookie;
import dev.tradewind.web.session.Sessions;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Signing in, making an account, signing out. */
@Path("/")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class AccountPages {
    private final AuthClient auth;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final HttpServerRequest request;

    AccountPages(
            AuthClient auth,
            Sessions sessions,
            SessionCookie cookie,
            Frames frames,
            Problems problems,
            CurrentViewer current,
            HttpServerRequest request) {
        this.auth = auth;
        this.sessions = sessions;
        this.cookie = cookie;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.request = request;
    }

    @GET
    @Path("login")
    @PublicPage
    public Response login(@RestQuery @Nullable String to, @RestQuery @Nullable String note) {
        Viewer viewer = current.get();
        if (viewer.isSignedIn()) {
            return Response.seeOther(URI.create("/")).build();
        }
        String words = switch (note == null ? "" : note) {
            case "out" -> "You are signed out.";
            default -> "";
        };
        return page(200, viewer, "", SameOrigin.safeTarget(to), words, null);
    }

    @POST
    @Path("login")
    @PublicPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @RestForm @Nullable String email, @RestForm @Nullable String password, @RestForm @Nullable String to) {
        Viewer viewer = current.get();
        String address = email == null ? "" : email.strip();
        String target = SameOrigin.safeTarget(to);
        try {
            WebSessionView session = auth.login(address, password == null ? "" : password, viewer.caller());
            return Response.seeOther(URI.create(target))
                    .cookie(cookie.write(request, session.webSessionId(), session.expiresAt()))
                    .build();
        } catch (BackendProblem problem) {
            boolean wrong = problem.status() == 400 || problem.status() == 401 || problem.status() == 422;
            Notice notice = wrong ? problems.of("INVALID_CREDENTIALS") : problems.of(problem);
            return page(wrong ? 422 : problem.status(), viewer, address, target, "", notice);
        }
    }

    private Response page(int status, Viewer viewer, String email, String to, String note, @Nullable Notice notice) {
        return Answers.page(status, AccountTemplates.login(frames.bare(viewer, "Sign in"), email, to, note, notice));
    }

    @GET
    @Path("register")
    @PublicPage
    public Response register() {
        return Answers.page(
                200,
                AccountTemplates.register(frames.bare(current.get(), "Create an account"), RegisterForm.EMPTY, null));
    }

    @POST
    @Path("register")
    @PublicPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @RestForm @Nullable String email,
            @RestForm @Nullable String username,
            @RestForm @Nullable String password) {
        Viewer viewer = current.get();
        var form = new RegisterForm(text(email).strip(), text(username).strip(), RegisterForm.EMPTY.errors());
        try {
            WebSessionView session = auth.register(form.email(), form.username(), text(password), viewer.caller());
            return Response.seeOther(URI.create("/"))
                    .cookie(cookie.write(request, session.webSessionId(), session.expiresAt()))
                    .build();
        } catch (BackendProblem problem) {
            int status = problem.status() < 500 && problem.status() != 429 ? 422 : problem.status();
            return Answers.page(
                    status,
                    AccountTemplates.register(
                            frames.bare(viewer, "Create an account"), form.refused(problem), problems.of(problem)));
        }
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logout() {
        Viewer viewer = current.get();
        String secret = cookie.read(request);
        try {
            auth.logout(viewer.caller().token(), viewer.caller());
        } catch (BackendProblem away) {
            Log.warnf("session could not be ended code=%s", away.code());
        }
        if (secret != null) {
            sessions.forget(secret);
        }
        return Response.seeOther(URI.create("/login?note=out"))
                .cookie(cookie.clear(request))
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
