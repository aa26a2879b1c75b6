package dev.tradewind.broker.roles;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The part of broker-service's program that this process runs, from {@code tradewind.role}. */
@Singleton
public class ProcessRole {
    private enum Role {
        ALL,
        VENUE,
        BROKER,
        /** Another word for BROKER. */
        CORE
    }

    private final Role role;

    public ProcessRole(@ConfigProperty(name = "tradewind.role", defaultValue = "all") String role) {
        this.role = Role.valueOf(role.trim().toUpperCase(Locale.ROOT));
    }

    /** Whether the paper venue runs here: matching, replay and {@code /venue/v1}. */
    public boolean runsVenue() {
        return role == Role.ALL || role == Role.VENUE;
    }

    /** Whether orders, positions and quotes for the other services run here. */
    public boolean runsOrderCore() {
        return role != Role.VENUE;
    }
}
