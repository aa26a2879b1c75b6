package dev.tradewind.auth.sessions;

import dev.tradewind.kit.identity.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may become what. */
@ConfigMapping(prefix = "tradewind.auth")
interface RegistrationConfig {
    /** Role of a new user (C-44): viewer in production, trader on one machine. */
    @WithDefault("viewer")
    Role defaultRole();

    /** Secret that makes the first registration with header X-Bootstrap-Secret the administrator (C-09); none by default. */
    Optional<String> bootstrapSecret();
}
