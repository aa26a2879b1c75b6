package dev.tradewind.broker.venue.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.InstantSource;

/** Every answer tells the venue's clock: deadlines and the proof of absence are judged by it (R17). */
@Provider
@VenueDoor
public class VenueTimeFilter implements ContainerResponseFilter {
    /** Header with the venue's time, ISO-8601 in UTC. */
    public static final String HEADER = "X-Venue-Time";

    private final InstantSource clock;

    VenueTimeFilter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, clock.instant().toString());
    }
}
