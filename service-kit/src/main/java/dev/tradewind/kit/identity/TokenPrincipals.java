package dev.tradewind.kit.identity;

import io.quarkus.logging.Log;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

/** Puts {@link TokenVerifier} in the place of the framework's own check, which would need the keys at start. */
@ApplicationScoped
@Alternative
@Priority(1)
public class TokenPrincipals extends JWTCallerPrincipalFactory {
    private final TokenVerifier verifier;

    TokenPrincipals(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo authContext) throws ParseException {
        try {
            JwtClaims claims = verifier.verify(token);
            claims.setClaim(Claims.raw_token.name(), token);
            return new DefaultJWTCallerPrincipal(claims);
        } catch (TokenVerifier.Refused refused) {
            Log.debugf("token refused reason=%s", refused.getMessage());
            throw new ParseException("token refused", refused);
        }
    }
}
