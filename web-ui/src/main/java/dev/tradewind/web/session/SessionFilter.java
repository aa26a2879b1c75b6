package dev.tradewind.web.session;

import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.Caller;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Runs before every page: finds the viewer, sends strangers to sign-in, and refuses changes from foreign pages (S8, S13). */
public class SessionFilter {
    /** Where {@link dev.tradewind.web.edge} keeps the request's correlation id. */
    public static final String CORRELATION = "tradewind.correlation";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final CurrentViewer current;
    private final TypedForm typed;

    SessionFilter(Sessions sessions, SessionCookie cookie, CurrentViewer current, TypedForm typed) {
        this.typed = typed;
        this.sessions = sessions;
        this.cookie = cookie;
        this.current = current;
    }

    @ServerRequestFilter
    @WithFormRead
    @Nullable
    Response check(ResteasyReactiveContainerRequestContext context, RoutingContext routing, ResourceInfo resource) {
        HttpServerRequest request = routing.request();
        String secret = cookie.read(request);
        Caller caller = caller(routing);
        boolean isPublic = resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(PublicPage.class);
        Viewer stranger = viewer(null, "", caller, request);
        current.set(stranger);
        boolean isUnsafe = !SAFE.contains(context.getMethod());
        if (isUnsafe && !SameOrigin.holds(request)) {
            throw new RequestRefused("FOREIGN_ORIGIN");
        }
        if (isUnsafe) {
            typed.set(form(context));
        }
        Optional<Session> session = secret == null ? Optional.empty() : find(secret, caller, isPublic);
        if (session.isEmpty()) {
            return isPublic ? null : signIn(context, request);
        }
        current.set(viewer(session.get(), FormToken.mint(secret == null ? "" : secret), caller, request));
        // sign-in forms are printed for strangers and carry none; the origin was checked above
        if (isUnsafe && !isPublic && secret != null && !FormToken.fits(token(context), secret)) {
            throw new RequestRefused("FORM_TOKEN");
        }
        return null;
    }

    private Optional<Session> find(String secret, Caller caller, boolean isPublic) {
        try {
            return sessions.find(secret, caller);
        } catch (BackendProblem away) {
            if (isPublic) {
                return Optional.empty(); // the sign-in page itself must come up without auth-service
            }
            throw away;
        }
    }

    /** The viewer of a request with this session. */
    public static Viewer viewer(@Nullable Session session, String formToken, Caller caller, HttpServerRequest request) {
        Display display = Display.of(value(request, Display.COOKIE), value(request, Display.ZONE_COOKIE));
        boolean isHtmx = "true".equals(request.getHeader("HX-Request"));
        return new Viewer(
                session, formToken, display, session == null ? caller : caller.withToken(session.token()), isHtmx);
    }

    private static @Nullable String value(HttpServerRequest request, String name) {
        Cookie found = request.getCookie(name);
        return found == null ? null : found.getValue();
    }

    /** Whom this request is made for, before its session is known. */
    public static Caller caller(RoutingContext routing) {
        String correlation = routing.get(CORRELATION, "");
        String address = routing.request().remoteAddress() == null
                ? null
                : routing.request().remoteAddress().hostAddress();
        return new Caller(null, correlation, address, routing.request().getHeader(HttpHeaders.USER_AGENT));
    }

    private @Nullable String token(ResteasyReactiveContainerRequestContext context) {
        String header = context.getHeaderString(FormToken.HEADER);
        return header == null ? typed.fields().get(FormToken.FIELD) : header;
    }

    private static Map<String, String> form(ResteasyReactiveContainerRequestContext context) {
        var server = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        FormData data = server.getFormData();
        Map<String, String> fields = new HashMap<>();
        if (data != null) {
            for (String name : data) {
                if (server.getFormParameter(name, true, false) instanceof String value) {
                    fields.put(name, value);
                }
            }
        }
        return fields;
    }

    private static Response signIn(ResteasyReactiveContainerRequestContext context, HttpServerRequest request) {
        String target = request.uri();
        if ("true".equals(request.getHeader("HX-Request"))) {
            return Response.status(401).header("HX-Redirect", "/login").build();
        }
        if (!context.getMethod().equals("GET") || "text/event-stream".equals(request.getHeader("Accept"))) {
            return context.getMethod().equals("GET")
                    ? Response.status(401).build()
                    : Response.seeOther(URI.create("/login")).build();
        }
        String query = target.equals("/") ? "" : "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        return Response.seeOther(URI.create("/login" + query)).build();
    }
}
