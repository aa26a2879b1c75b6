package dev.tradewind.auth.signingkeys;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code /.well-known/jwks.json}: public keys, for everybody who has to check a token (RFC 7517). */
@Path("/.well-known/jwks.json")
@RunOnVirtualThread
public class JwksResource {
    /** The key set as RFC 7517 wraps it. */
    public record KeySet(List<SigningKeys.PublicKey> keys) {}

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    public KeySet keys() {
        return new KeySet(keys.published());
    }
}
