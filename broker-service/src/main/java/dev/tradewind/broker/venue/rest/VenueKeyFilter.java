package dev.tradewind.broker.venue.rest;

import dev.tradewind.broker.roles.ProcessRole;
import dev.tradewind.broker.venue.VenueConfig;
import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.problem.ProblemException;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets through who knows the venue's key, compared in constant time; where the venue does not run, there is nothing here. */
@Provider
@VenueDoor
public class VenueKeyFilter implements ContainerRequestFilter {
    /** Header that carries the key. */
    public static final String HEADER = "X-Venue-Key";

    // filters are made while the program is built, before there is a configuration to read
    private final Instance<ProcessRole> role;
    private final Instance<VenueConfig> config;

    VenueKeyFilter(Instance<ProcessRole> role, Instance<VenueConfig> config) {
        this.role = role;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!role.get().runsVenue()) {
            throw NotFound.of();
        }
        String given = request.getHeaderString(HEADER);
        boolean known = given != null
                && config.get()
                        .key()
                        .map(key -> MessageDigest.isEqual(
                                key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                        .orElse(false);
        if (!known) {
            throw new ProblemException(
                    401, VenueProblemCodes.VENUE_KEY_REFUSED, "The header " + HEADER + " is missing or wrong.");
        }
    }
}
