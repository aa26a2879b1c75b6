package dev.tradewind.web.frame;

import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.Display;
import dev.tradewind.web.session.RequestRefused;
import dev.tradewind.web.session.SessionFilter;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure as a page in the platform's words; for a region or a form of a living page, as a note to the script. */
public class ErrorPages {
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final RoutingContext routing;

    ErrorPages(Frames frames, Problems problems, CurrentViewer current, RoutingContext routing) {
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.routing = routing;
    }

    @ServerExceptionMapper
    public Response of(BackendProblem problem) {
        if (problem.status() == 401) {
            return viewer().isHtmx()
                    ? Response.status(401).header("HX-Redirect", "/login").build()
                    : Response.seeOther(URI.create("/login")).build();
        }
        int status = problem.status() >= 500 ? 503 : problem.status();
        return answer(status, problems.of(problem));
    }

    @ServerExceptionMapper
    public Response of(RequestRefused refused) {
        return answer(403, problems.of(refused.code()));
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException problem) {
        Response original = problem.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        return answer(status, problems.of(status < 500 ? "HTTP_" + status : "HTTP_500"));
    }

    @ServerExceptionMapper
    public Response of(RuntimeException broken) {
        if (broken instanceof IllegalArgumentException && !current.isKnown()) {
            return answer(400, problems.of("HTTP_400")); // the form could not even be read
        }
        Log.errorf(broken, "page failed path=%s", routing.request().path());
        Notice words = problems.of("HTTP_500");
        String trace = routing.get(SessionFilter.CORRELATION, "");
        return answer(500, new Notice("INTERNAL", words.what(), words.state(), words.advice(), trace, "danger"));
    }

    private Response answer(int status, Notice notice) {
        Viewer viewer = viewer();
        if (viewer.isHtmx()) {
            return Answers.refused(status, notice);
        }
        String title = status == 404 ? "Not found" : status == 403 ? "Not allowed" : "Something is wrong";
        return Answers.page(status, FrameTemplates.error(frames.bare(viewer, title), status, notice));
    }

    private Viewer viewer() {
        if (current.isKnown()) {
            return current.get();
        }
        return new Viewer(
                null,
                "",
                Display.DEFAULT,
                SessionFilter.caller(routing),
                "true".equals(routing.request().getHeader("HX-Request")));
    }
}
