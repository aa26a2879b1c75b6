package dev.tradewind.auth.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tradewind.auth.users.User;
import dev.tradewind.auth.users.Users;
import dev.tradewind.contracts.rest.AuthenticationView;
import dev.tradewind.contracts.rest.UserView;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.limits.RateLimiter;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/auth}: register, log in, renew, log out. */
@Path("/api/v1/auth")
@RunOnVirtualThread
public class AuthResource {
    /** {@code role} is accepted and ignored (C-09). */
    public record Registration(
            @NotBlank @Email @Size(max = 255) String email,
            @NotBlank @Size(max = 100) String username,
            @NotNull @Size(max = 1_000) String password,
            @Nullable String role) {}

    public record Credentials(
            @NotBlank @Size(max = 255) String email,
            @NotNull @Size(max = 1_000) String password) {}

    public record Success(boolean success) {}

    public record NewToken(
            @JsonProperty("new_token") String newToken,
            @JsonProperty("expires_at") Instant expiresAt) {}

    private final SignIn signIn;
    private final Sessions sessions;
    private final Users users;
    private final TenantTx tx;
    private final CurrentUser currentUser;
    private final Caller caller;
    private final PresentedTokens presented;
    private final RateLimiter loginLimit;
    private final RateLimiter registerLimit;

    AuthResource(
            SignIn signIn,
            Sessions sessions,
            Users users,
            TenantTx tx,
            CurrentUser currentUser,
            Caller caller,
            PresentedTokens presented,
            SignInLimits limits) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
        this.tx = tx;
        this.currentUser = currentUser;
        this.caller = caller;
        this.presented = presented;
        this.loginLimit = limits.login();
        this.registerLimit = limits.register();
    }

    @POST
    @Path("/register")
    @PermitAll
    @ResponseStatus(201)
    public AuthenticationView register(
            @NotNull @Valid Registration body, @HeaderParam("X-Bootstrap-Secret") @Nullable String bootstrapSecret) {
        registerLimit.require(SignInLimits.network(caller.ip()));
        return signIn.register(
                body.email(), body.username(), body.password(), bootstrapSecret, caller.ip(), caller.userAgent());
    }

    @POST
    @Path("/login")
    @PermitAll
    public AuthenticationView login(@NotNull @Valid Credentials body) {
        loginLimit.require(SignInLimits.network(caller.ip()));
        return signIn.login(body.email(), body.password(), caller.ip(), caller.userAgent());
    }

    /** The old token comes in the body (or as bearer): even one that was renewed before must be seen here, to notice theft. */
    @POST
    @Path("/refresh")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public NewToken refresh(@Nullable String body, @HeaderParam("Authorization") @Nullable String authorization) {
        PresentedToken token = presented.fromBodyOrBearer(body, authorization);
        AuthenticationView answer = sessions.refresh(token.userId(), token.sessionId(), token.tokenId());
        return new NewToken(answer.token(), answer.expiresAt());
    }

    /** Ends the session of the token; a second time is fine. */
    @POST
    @Path("/logout")
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Success logout(@Nullable String body, @HeaderParam("Authorization") @Nullable String authorization) {
        PresentedToken token = presented.fromBodyOrBearer(body, authorization);
        sessions.end(token.userId(), token.sessionId(), "LOGOUT");
        return new Success(true);
    }

    @GET
    @Path("/me")
    @RolesAllowed("viewer")
    public UserView me() {
        return tx.as(currentUser.id(), sql -> users.find(sql, currentUser.id()))
                .map(User::view)
                .orElseThrow(Sessions::unauthenticated);
    }
}
