package dev.tradewind.auth.signingkeys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Signing keys. */
@ConfigMapping(prefix = "tradewind.auth.signing-keys")
interface SigningKeysConfig {
    /** Whether a missing key is generated at the first start; off where keys come from a vault. */
    @WithDefault("false")
    boolean generate();

    /** Time between publishing a key and signing with it; longer than the 5 min for which services keep a key set. */
    @WithDefault("10m")
    Duration overlap();
}
