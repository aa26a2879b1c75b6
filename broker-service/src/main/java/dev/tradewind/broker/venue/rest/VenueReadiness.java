package dev.tradewind.broker.venue.rest;

import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.broker.venue.matching.CommittedSequence;
import dev.tradewind.broker.venue.matching.VenueDesk;
import dev.tradewind.kit.status.StatusContributor;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the venue's books are in memory and this process writes them. */
@Readiness
@Singleton
public class VenueReadiness implements HealthCheck, StatusContributor {
    private final ProcessRole role;
    private final VenueDesk desk;
    private final CommittedSequence committed;

    VenueReadiness(ProcessRole role, VenueDesk desk, CommittedSequence committed) {
        this.role = role;
        this.desk = desk;
        this.committed = committed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("paper-venue")
                .status(!role.runsVenue() || desk.isRunning())
                .build();
    }

    @Override
    public String name() {
        return "venue";
    }

    @Override
    public Map<String, Object> status() {
        return role.runsVenue()
                ? Map.of("state", desk.state(), "sequence", committed.get())
                : Map.of("state", "elsewhere");
    }
}
