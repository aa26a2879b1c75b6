package dev.tradewind.kit.identity;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Reads a JSON Web Key Set: RSA keys of at least 2048 bits, by key id; anything else in it is left out. */
public final class Jwks {
    private Jwks() {}

    /** Keys of the set; fails with {@link IllegalArgumentException} when the text is no key set. */
    public static Map<String, PublicKey> parse(String text) {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(text).getJsonWebKeys()) {
                if (key.getKeyId() != null
                        && key.getKey() instanceof java.security.interfaces.RSAPublicKey rsa
                        && rsa.getModulus().bitLength() >= 2048) {
                    keys.put(key.getKeyId(), rsa);
                }
            }
        } catch (JoseException unreadable) {
            throw new IllegalArgumentException("not a key set", unreadable);
        }
        return Map.copyOf(keys);
    }
}
