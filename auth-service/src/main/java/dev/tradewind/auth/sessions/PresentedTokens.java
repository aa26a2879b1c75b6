package dev.tradewind.auth.sessions;

import dev.tradewind.kit.identity.TokenClaims;
import dev.tradewind.kit.identity.TokenVerifier;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** Reads a token that comes as a value rather than as a log-in: for renewing and for ending it. */
@ApplicationScoped
class PresentedTokens {
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;
    private final Json json;

    PresentedTokens(TokenVerifier verifier, Json json) {
        this.verifier = verifier;
        this.json = json;
    }

    /** From {@code {"token": "…"}}, or from the bearer header when there is no body. */
    PresentedToken fromBodyOrBearer(@Nullable String body, @Nullable String authorization) {
        if (body != null && !body.isBlank()) {
            return read(tokenOf(body));
        }
        if (authorization != null && authorization.startsWith(BEARER)) {
            return read(authorization.substring(BEARER.length()));
        }
        throw Sessions.unauthenticated();
    }

    private String tokenOf(String body) {
        try {
            return json.parse(body).path("token").asText();
        } catch (IllegalArgumentException notJson) {
            throw Invalid.body("The body must be JSON with a field \"token\".");
        }
    }

    PresentedToken read(String text) {
        try {
            JwtClaims claims = verifier.verifySignature(text);
            return new PresentedToken(
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.getStringClaimValue(TokenClaims.SESSION)),
                    UUID.fromString(claims.getJwtId()));
        } catch (TokenVerifier.Refused | MalformedClaimException | RuntimeException notOurs) {
            throw Sessions.unauthenticated();
        }
    }
}
