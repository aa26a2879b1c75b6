package dev.tradewind.auth.sessions;

import dev.tradewind.kit.identity.TokenClaims;
import dev.tradewind.kit.identity.TokenVerifier;
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

    PresentedTokens(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    PresentedToken read(@Nullable String body, @Nullable String authorization) {
        String text = body;
        if (text == null && authorization != null && authorization.startsWith(BEARER)) {
            text = authorization.substring(BEARER.length());
        }
        if (text == null) {
            throw Sessions.unauthenticated();
        }
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
