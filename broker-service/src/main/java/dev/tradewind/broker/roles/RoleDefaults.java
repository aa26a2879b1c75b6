package dev.tradewind.broker.roles;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What the role of the process switches off: the venue has no business with the order core's database, its facts and its jobs,
 * and the order core none with the venue's database. Anything set explicitly wins.
 */
public class RoleDefaults implements ConfigSourceFactory {
    /** Above application.properties (250), below the environment (300). */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue configured = context.getValue("tradewind.role");
        String role = configured == null || configured.getValue() == null
                ? "all"
                : configured.getValue().trim().toLowerCase(Locale.ROOT);
        Map<String, String> defaults = switch (role) {
            case "venue" ->
                Map.of(
                        "quarkus.datasource.active", "false",
                        "quarkus.scheduler.enabled", "false",
                        "tradewind.events.enabled", "false",
                        "tradewind.quotes.enabled", "false");
            case "broker", "core" -> Map.of("quarkus.datasource.venue.active", "false");
            default -> Map.of();
        };
        return List.of(new PropertiesConfigSource(defaults, "role " + role, ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
