package dev.tradewind.kit.identity;

import dev.tradewind.kit.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling, from the verified token. Resources read it once and pass the id on as an argument. */
@RequestScoped
public class CurrentUser {
    private final JsonWebToken token;
    private final Instance<RoutingContext> request;

    CurrentUser(JsonWebToken token, Instance<RoutingContext> request) {
        this.token = token;
        this.request = request;
    }

    public UUID id() {
        String subject = token.getSubject();
        if (subject == null) {
            throw new ProblemException(
                    401, "UNAUTHENTICATED", "Log in first: the token is missing, ended or not valid.");
        }
        return UUID.fromString(subject);
    }

    public Role role() {
        return Role.of(token.<String>getClaim(TokenClaims.ROLE)).orElse(Role.VIEWER);
    }

    public String email() {
        return token.getClaim(TokenClaims.EMAIL);
    }

    /** Session the token belongs to. */
    public UUID sessionId() {
        return UUID.fromString(token.getClaim(TokenClaims.SESSION));
    }

    /** Id of the token itself. */
    public UUID tokenId() {
        return UUID.fromString(token.getTokenID());
    }

    /** Address of the caller as the outermost trusted proxy saw it. */
    public @Nullable String ip() {
        RoutingContext context = request.get();
        return context.request().remoteAddress() == null
                ? null
                : context.request().remoteAddress().hostAddress();
    }

    /** The raw token, to be handed to a peer in the user's name. */
    public String rawToken() {
        return token.getRawToken();
    }
}
