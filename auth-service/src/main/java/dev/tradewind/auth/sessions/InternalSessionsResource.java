package dev.tradewind.auth.sessions;

import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.contracts.rest.WebSessionView;
import dev.tradewind.kit.identity.Revocation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Sessions for the other services; {@code /internal/**} is guarded by their tokens (C-39). */
@Path("/internal/v1")
@RunOnVirtualThread
public class InternalSessionsResource {
    public record TokenBody(@NotBlank @Size(max = 4_096) String token) {}

    public record WebSessionBody(@NotBlank @Size(max = 100) String webSessionId) {}

    public record PasswordBody(@NotNull @Size(max = 1_000) String password) {}

    public record Verified(boolean valid) {}

    private final Sessions sessions;
    private final PresentedTokens presented;
    private final SignIn signIn;
    private final Revocations revocations;

    InternalSessionsResource(Sessions sessions, PresentedTokens presented, SignIn signIn, Revocations revocations) {
        this.sessions = sessions;
        this.presented = presented;
        this.signIn = signIn;
        this.revocations = revocations;
    }

    /** Ties a browser to the session of a fresh token (C-42). */
    @POST
    @Path("/web-sessions")
    @PermitAll
    public WebSessionView bind(@NotNull @Valid TokenBody body) {
        PresentedToken token = presented.read(body.token());
        return sessions.bindBrowser(token.userId(), token.sessionId());
    }

    @POST
    @Path("/sessions/exchange")
    @PermitAll
    public AuthenticationView exchange(@NotNull @Valid WebSessionBody body) {
        return sessions.exchange(body.webSessionId());
    }

    /** Step-up before a dangerous act: {@code {"valid": true}}, or 401 PASSWORD_WRONG. */
    @POST
    @Path("/users/{id}/verify-password")
    @PermitAll
    public Verified verifyPassword(@PathParam("id") UUID id, @NotNull @Valid PasswordBody body) {
        signIn.verifyPassword(id, body.password());
        return new Verified(true);
    }

    @GET
    @Path("/revocations")
    @PermitAll
    public Revocation.Page revocations(@QueryParam("after") @DefaultValue("0") @Min(0) long after) {
        return revocations.after(after);
    }
}
