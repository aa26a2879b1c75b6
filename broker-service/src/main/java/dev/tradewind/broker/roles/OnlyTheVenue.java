package dev.tradewind.broker.roles;

import dev.tradewind.kit.problem.NotFound;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A process that is only the venue answers nothing but the venue's addresses. */
public class OnlyTheVenue {
    // filters are made while the program is built, before there is a configuration to read
    private final Instance<ProcessRole> role;

    OnlyTheVenue(Instance<ProcessRole> role) {
        this.role = role;
    }

    @ServerRequestFilter(preMatching = true)
    public void refuseTheRest(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean isVenue = path.startsWith("/venue/") || path.startsWith("venue/");
        if (!isVenue && !role.get().runsOrderCore()) {
            throw NotFound.of();
        }
    }
}
