package dev.tradewind.auth.signingkeys;

import dev.tradewind.auth.sessions.AccessAudit;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** {@code /api/v1/auth/signing-keys}: the next key, when an administrator asks for it (S4). */
@Path("/api/v1/auth/signing-keys")
@RunOnVirtualThread
public class SigningKeysResource {
    /** Id of the key that signs after the overlap. */
    public record NextKey(String keyId) {}

    private final SigningKeys keys;
    private final OwnKeys ownKeys;
    private final AccessAudit audit;
    private final TenantTx tx;
    private final CurrentUser currentUser;

    SigningKeysResource(SigningKeys keys, OwnKeys ownKeys, AccessAudit audit, TenantTx tx, CurrentUser currentUser) {
        this.keys = keys;
        this.ownKeys = ownKeys;
        this.audit = audit;
        this.tx = tx;
        this.currentUser = currentUser;
    }

    @POST
    @RolesAllowed("admin")
    public NextKey rotate() {
        String keyId = keys.rotate();
        ownKeys.refresh();
        tx.run(
                currentUser.id(),
                sql -> audit.record(
                        sql, currentUser.id(), "SIGNING_KEY_ROTATED", "signing-key", keyId, currentUser.ip()));
        return new NextKey(keyId);
    }
}
