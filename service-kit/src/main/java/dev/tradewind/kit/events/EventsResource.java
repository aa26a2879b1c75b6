package dev.tradewind.kit.events;

import dev.tradewind.kit.lifecycle.Stopping;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The producer's door, guarded by the internal filter: pulls of facts, and a lossy stream of what changed. */
@Path("/internal/v1")
public class EventsResource {
    /** Something changed; {@code type} is {@code ping} every 10 s. */
    public record Change(@Nullable UUID userId, String type, String aggregateId) {}

    private final EventPulls pulls;
    private final CommittedEvents committed;
    private final Stopping stopping;

    EventsResource(EventPulls pulls, CommittedEvents committed, Stopping stopping) {
        this.pulls = pulls;
        this.committed = committed;
        this.stopping = stopping;
    }

    @POST
    @Path("/events/pull")
    @PermitAll // the internal filter has checked the caller
    @RunOnVirtualThread
    public PullAnswer pull(PullRequest request) throws InterruptedException {
        return pulls.pull(request);
    }

    @GET
    @Path("/changes")
    @PermitAll // the internal filter has checked the caller
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Change> changes() {
        Multi<Change> changes = Multi.createFrom()
                .<Change>emitter(
                        emitter -> {
                            AutoCloseable listening = committed.listen(events -> events.forEach(event ->
                                    emitter.emit(new Change(event.userId(), event.type(), event.aggregateId()))));
                            emitter.onTermination(() -> close(listening));
                        },
                        BackPressureStrategy.DROP)
                .onOverflow()
                .dropPreviousItems();
        Multi<Change> pings = Multi.createFrom()
                .ticks()
                .every(Duration.ofSeconds(10))
                .onOverflow()
                .drop()
                .map(tick -> new Change(null, "ping", ""));
        return stopping.until(Multi.createBy().merging().streams(changes, pings));
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
