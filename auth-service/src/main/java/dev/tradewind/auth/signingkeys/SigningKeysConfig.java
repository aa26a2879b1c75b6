package dev.tradewind.auth.signingkeys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Signing keys. */
@ConfigMapping(prefix = "tradewind.auth.signing-keys")
interface SigningKeysConfig {
    /** Whether a missing key is generated at the first start; off where keys come from a vault. */
    @WithDefault("false")
    boolean generate();
}
