package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.contracts.rest.WebSessionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages ask of auth-service. */
@ApplicationScoped
public class AuthClient {
    private final Backend backend;

    AuthClient(Backend backend) {
        this.backend = backend;
    }

    /** A token for the session behind the cookie; 401 when it ended. */
    public AuthenticationView exchange(String webSessionId, Caller caller) {
        return Objects.requireNonNull(backend.send(
                Peer.AUTH,
                "POST",
                "/internal/v1/sessions/exchange",
                caller,
                Map.of("webSessionId", webSessionId),
                AuthenticationView.class));
    }

    /** Signs in and ties the new session to a browser; the token itself is not kept (C-42). */
    public WebSessionView login(String email, String password, Caller caller) {
        AuthenticationView signedIn = Objects.requireNonNull(backend.send(
                Peer.AUTH,
                "POST",
                "/api/v1/auth/login",
                caller,
                Map.of("email", email, "password", password),
                AuthenticationView.class));
        return bind(signedIn, caller);
    }

    /** Makes an account, which signs in, and ties the session to a browser. */
    public WebSessionView register(String email, String username, String password, Caller caller) {
        AuthenticationView signedIn = Objects.requireNonNull(backend.send(
                Peer.AUTH,
                "POST",
                "/api/v1/auth/register",
                caller,
                Map.of("email", email, "username", username, "password", password),
                AuthenticationView.class));
        return bind(signedIn, caller);
    }

    private WebSessionView bind(AuthenticationView signedIn, Caller caller) {
        return Objects.requireNonNull(backend.send(
                Peer.AUTH,
                "POST",
                "/internal/v1/web-sessions",
                caller,
                Map.of("token", signedIn.token()),
                WebSessionView.class));
    }

    /** Ends the session that this token belongs to. */
    public void logout(@Nullable String token, Caller caller) {
        backend.send(
                Peer.AUTH,
                "POST",
                "/api/v1/auth/logout",
                caller,
                token == null ? Map.of() : Map.of("token", token),
                Void.class);
    }

    /** Ends one of the user's sessions from afar. */
    public void endSession(UUID id, Caller caller) {
        backend.send(Peer.AUTH, "DELETE", "/api/v1/sessions/" + id, caller, null, Void.class);
    }

    public List<SessionView> sessions(Caller caller) {
        return backend.list(Peer.AUTH, "/api/v1/sessions", caller, SessionView.class);
    }
}
