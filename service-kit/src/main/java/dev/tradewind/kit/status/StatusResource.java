package dev.tradewind.kit.status;

import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.events.EventConsumers;
import dev.tradewind.kit.events.NatsLink;
import dev.tradewind.kit.identity.Revocations;
import dev.tradewind.kit.tenancy.TenantTx;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Summary of this service for status pages (P-12). */
@Path("/api/v1/status")
public class StatusResource {
    private final Installation installation;
    private final EventConsumers consumers;
    private final NatsLink nats;
    private final Revocations revocations;
    private final TenantTx tx;
    private final InstantSource clock;
    private final List<StatusContributor> contributors;
    private final Instant startedAt;

    StatusResource(
            Installation installation,
            EventConsumers consumers,
            NatsLink nats,
            Revocations revocations,
            TenantTx tx,
            InstantSource clock,
            @All List<StatusContributor> contributors) {
        this.installation = installation;
        this.consumers = consumers;
        this.nats = nats;
        this.revocations = revocations;
        this.tx = tx;
        this.clock = clock;
        this.contributors = contributors;
        this.startedAt = clock.instant();
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("service", installation.service());
        status.put("time", clock.instant());
        status.put("startedAt", startedAt);
        status.put("database", tx.isReachable() ? "up" : "down");
        status.put("nats", nats.state());
        status.put("factsCome", nats.isConnected() ? "by NATS" : "by pull");
        Map<String, Object> lag = new LinkedHashMap<>();
        consumers.producers().forEach(producer -> lag.put(producer, consumers.lag(producer)));
        status.put("consumerLag", lag);
        status.put("revocationsReadAt", revocations.lastPoll());
        contributors.forEach(contributor -> status.put(contributor.name(), contributor.status()));
        return status;
    }
}
