package dev.tradewind.auth.sessions;

import dev.tradewind.auth.signingkeys.SigningKey;
import dev.tradewind.auth.signingkeys.SigningKeys;
import dev.tradewind.auth.users.User;
import dev.tradewind.kit.identity.TokenClaims;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes the access token of a session: RS256, with the role and all lower ones as groups. PKCS#1 signatures have
 * no randomness, so the same session row gives the same token, which answers a repeated refresh (C-60).
 */
@ApplicationScoped
class AccessTokens {
    private final SigningKeys keys;

    AccessTokens(SigningKeys keys) {
        this.keys = keys;
    }

    String of(User user, Session session) {
        SigningKey key = keys.current();
        return Jwt.issuer(TokenClaims.ISSUER)
                .audience(TokenClaims.AUDIENCE)
                .subject(user.id().toString())
                .upn(user.username())
                .groups(user.role().groups())
                .claim(TokenClaims.EMAIL, user.email())
                .claim(TokenClaims.ROLE, user.role().lowerCase())
                .claim(TokenClaims.SESSION, session.id().toString())
                .claim(TokenClaims.EPOCH, user.tokenEpoch())
                .claim("jti", session.tokenId().toString())
                .issuedAt(session.tokenIssuedAt().getEpochSecond())
                .expiresAt(session.expiresAt().getEpochSecond())
                .jws()
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
