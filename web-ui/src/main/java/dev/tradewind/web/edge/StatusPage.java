package dev.tradewind.web.edge;

import dev.tradewind.web.backend.Peer;
import dev.tradewind.web.session.PublicPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Health of the platform for programs (C-08). */
@Path("/")
@RunOnVirtualThread
public class StatusPage {
    private final ServiceHealth health;

    StatusPage(ServiceHealth health) {
        this.health = health;
    }

    /** Whether all services answer, one by one. */
    public record Status(String status, Map<String, String> services) {}

    @GET
    @Path("api/status")
    @PublicPage
    @Produces(MediaType.APPLICATION_JSON)
    public Status status() {
        Map<String, String> services = new LinkedHashMap<>();
        Map<Peer, Boolean> answers = health.answers();
        answers.forEach((peer, isUp) -> services.put(peer.key(), isUp ? "UP" : "DOWN"));
        services.put("web", "UP");
        return new Status(answers.containsValue(false) ? "DEGRADED" : "UP", services);
    }

    /** Whether this process runs. */
    @GET
    @Path("health")
    @PublicPage
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
