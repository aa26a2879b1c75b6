package dev.tradewind.kit.config;

import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What a service knows about itself and its peers: {@code tradewind.service}, {@code tradewind.state-dir}, {@code tradewind.peers.*.url}. */
@Singleton
public class Installation {
    private final Config config;

    @Inject
    Installation(Config config) {
        this.config = config;
    }

    /** For tests without a container. */
    public static Installation of(Config config) {
        return new Installation(config);
    }

    /** Short name of this service: auth, strategy, risk, broker, notification or web-ui. */
    public String service() {
        return config.getValue("tradewind.service", String.class);
    }

    /** Folder for files the service may write (cached keys, revocations). */
    public Path stateDir() {
        return Path.of(config.getValue("tradewind.state-dir", String.class));
    }

    /** Database role for work without a user (C-38), by default {@code <service>_worker}. */
    public String workerRole() {
        return config.getOptionalValue("tradewind.database.worker-role", String.class)
                .orElseGet(() -> service().replace('-', '_') + "_worker");
    }

    /** Address of a peer, if it is configured. */
    public Optional<URI> peer(String name) {
        return config.getOptionalValue("tradewind.peers." + name + ".url", String.class)
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }

    /** A setting by name, for values that have no mapping of their own. */
    public Optional<String> setting(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    /** True in the production profile, where open defaults refuse the start (S15). */
    public boolean isProduction() {
        return config.unwrap(SmallRyeConfig.class).getProfiles().contains("prod");
    }
}
