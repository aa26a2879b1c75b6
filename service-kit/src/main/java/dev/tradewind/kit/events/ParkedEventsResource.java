package dev.tradewind.kit.events;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts that could not be applied, for the operator: what and why, and once the reason is gone, again (R22). */
@Path("/internal/v1/parked-events")
@RunOnVirtualThread
public class ParkedEventsResource {
    /** A parked fact without its payload. */
    public record ParkedView(
            String producer,
            int partition,
            long position,
            String type,
            @Nullable UUID userId,
            String failure,
            int tries,
            Instant parkedAt) {}

    private final ParkedEvents parked;
    private final EventConsumers consumers;

    ParkedEventsResource(ParkedEvents parked, EventConsumers consumers) {
        this.parked = parked;
        this.consumers = consumers;
    }

    @GET
    @PermitAll // the internal filter has checked the caller
    public List<ParkedView> list() {
        return parked.all().stream()
                .map(item -> new ParkedView(
                        item.producer(),
                        item.partition(),
                        item.position(),
                        item.type(),
                        item.userId(),
                        item.failure(),
                        item.tries(),
                        item.parkedAt()))
                .toList();
    }

    /** Applies the parked facts of a user again, or those of nobody; stops at the first that still fails. */
    @POST
    @Path("/replay")
    @PermitAll // the internal filter has checked the caller
    public Map<String, Integer> replay(@QueryParam("userId") @Nullable UUID userId) {
        return Map.of("replayed", consumers.replayParked(userId));
    }
}
