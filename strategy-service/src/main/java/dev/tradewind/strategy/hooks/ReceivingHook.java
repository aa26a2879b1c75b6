package dev.tradewind.strategy.hooks;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hook as an arriving alert finds it, with the newest version of the configuration that it feeds.
 *
 * @param mayOpenRisk false while it is paused or its user may only look; ways out are taken even then
 * @param requiredSecretHash SHA-256 of the secret the body must carry, or null
 */
public record ReceivingHook(
        UUID id,
        String name,
        UUID accountId,
        String accountName,
        String broker,
        boolean isPaper,
        boolean isActive,
        boolean mayOpenRisk,
        byte @Nullable [] requiredSecretHash,
        FieldMapping mapping,
        DcaConfigurationV1 configuration) {

    /** Whether the body's secret is right; compared in constant time. True when none is asked for. */
    public boolean accepts(@Nullable String secret) {
        byte[] expected = requiredSecretHash;
        return expected == null || MessageDigest.isEqual(expected, HookToken.sha256(secret == null ? "" : secret));
    }

    public boolean requiresSecret() {
        return requiredSecretHash != null;
    }
}
