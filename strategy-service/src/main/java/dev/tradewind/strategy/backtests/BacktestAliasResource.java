package dev.tradewind.strategy.backtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.idempotency.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The spelling of the requirements (S-28, S-29) for {@code /backtests} and {@code /backtests/walk-forward}. */
@Path("/api/v1/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BacktestAliasResource {
    private final BacktestsResource backtests;

    BacktestAliasResource(BacktestsResource backtests) {
        this.backtests = backtests;
    }

    @POST
    @RolesAllowed("trader")
    public Response single(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        return backtests.single(body, key);
    }

    @POST
    @Path("/walk-forward")
    @RolesAllowed("trader")
    public Response walkForward(JsonNode body, @HeaderParam(Idempotency.HEADER) @Nullable String key)
            throws JsonProcessingException {
        return backtests.walkForward(body, key);
    }
}
