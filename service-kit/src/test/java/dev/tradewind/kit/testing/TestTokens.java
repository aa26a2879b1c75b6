package dev.tradewind.kit.testing;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.identity.TokenClaims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Real tokens, signed with a key that {@link PostgresTestResource} made for this run. */
public final class TestTokens {
    private static final String KEY_ID = "test-1";

    private TestTokens() {}

    /** A good token of an hour. */
    public static String mint(UUID user, Role role) {
        return mint(user, role, claims -> {});
    }

    /** A token whose claims the test bends before it is signed. */
    public static String mint(UUID user, Role role, Consumer<JwtClaims> bend) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(TokenClaims.ISSUER);
        claims.setAudience(TokenClaims.AUDIENCE);
        claims.setSubject(user.toString());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 3600));
        claims.setClaim("upn", user.toString());
        claims.setClaim(TokenClaims.SESSION, UUID.randomUUID().toString());
        claims.setClaim(TokenClaims.EMAIL, "user-" + user + "@example.org");
        claims.setClaim(TokenClaims.ROLE, role.lowerCase());
        claims.setClaim(TokenClaims.EPOCH, 0);
        claims.setStringListClaim("groups", List.copyOf(role.groups()));
        bend.accept(claims);
        return sign(claims, key().getPrivateKey(), KEY_ID);
    }

    /** Signs claims with any key. */
    public static String sign(JwtClaims claims, PrivateKey key, String keyId) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key);
            signature.setKeyIdHeaderValue(keyId);
            signature.setHeader("typ", "JWT");
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path writeKeys(Path folder) throws IOException {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(KEY_ID);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            Files.writeString(
                    folder.resolve("test-key.json"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            return Files.writeString(folder.resolve("test-jwks.json"), new JsonWebKeySet(key).toJson());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(
                    Files.readString(Path.of(System.getProperty("tradewind.test.dir"), "test-key.json")));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("use @QuarkusTestResource(PostgresTestResource.class)", e);
        }
    }
}
