package dev.tradewind.strategy.strategies;

import dev.tradewind.contracts.rest.StrategyTypeView;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The strategies that can be chosen, with what can be set. */
@Path("/api/v1/strategy-types")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StrategyTypesResource {
    private final List<StrategyTypeView> types;

    StrategyTypesResource(StrategyTypes installed) {
        this.types = installed.all().stream().map(StrategyTypesResource::view).toList();
    }

    @GET
    @RolesAllowed("viewer")
    public List<StrategyTypeView> list() {
        return types;
    }

    private static StrategyTypeView view(StrategyType type) {
        return new StrategyTypeView(
                type.id(),
                type.title(),
                type.description(),
                type.parameters().stream()
                        .map(parameter -> new StrategyTypeView.ParameterView(
                                parameter.name(),
                                parameter.type().name(),
                                parameter.minimum(),
                                parameter.maximum(),
                                parameter.initial(),
                                parameter.step(),
                                parameter.meaning()))
                        .toList());
    }
}
