package dev.tradewind.kit.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Checks a token completely: RS256 only, known key id, issuer, audience, time, and that it was not revoked. Never blocks. */
@Singleton
public class TokenVerifier {
    private static final int LONGEST = 4096;
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final VerificationKeys keys;
    private final Revocations revocations;
    private final InstantSource clock;

    @Inject
    public TokenVerifier(VerificationKeys keys, Revocations revocations, InstantSource clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Why a token does not count. The reason is for logs, callers are told nothing. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String reason, Throwable cause) {
            super(reason, cause);
        }

        Refused(String reason) {
            super(reason);
        }
    }

    /** Claims of a good token. */
    public JwtClaims verify(String token) throws Refused {
        try {
            JwtClaims claims = signedClaims(token);
            UUID tokenId = UUID.fromString(claims.getJwtId());
            UUID user = UUID.fromString(claims.getSubject());
            int epoch = claims.getClaimValue(TokenClaims.EPOCH, Number.class).intValue();
            UUID.fromString(claims.getStringClaimValue(TokenClaims.SESSION));
            if (Role.of(claims.getStringClaimValue(TokenClaims.ROLE)).isEmpty()) {
                throw new Refused("unknown role");
            }
            if (revocations.isRevoked(tokenId, user, epoch)) {
                throw new Refused("revoked");
            }
            return claims;
        } catch (InvalidJwtException | JoseException | MalformedClaimException | RuntimeException notGood) {
            throw new Refused(notGood.getMessage(), notGood);
        }
    }

    /** Claims of a token that was really ours and has not run out, revoked or not: for renewing it and for noticing theft. */
    public JwtClaims verifySignature(String token) throws Refused {
        try {
            return signedClaims(token);
        } catch (InvalidJwtException | JoseException | RuntimeException notGood) {
            throw new Refused(notGood.getMessage(), notGood);
        }
    }

    private JwtClaims signedClaims(String token) throws InvalidJwtException, JoseException, Refused {
        if (token.length() > LONGEST) {
            throw new Refused("too long");
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        String keyId = signature.getKeyIdHeaderValue();
        if (keyId == null) {
            throw new Refused("no key id");
        }
        PublicKey key = keys.key(keyId).orElseThrow(() -> new Refused("unknown key id"));
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(TokenClaims.ISSUER)
                .setExpectedAudience(TokenClaims.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
        return consumer.processToClaims(token);
    }
}
