package dev.tradewind.risk.sizing;

import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The position size calculator under both of its names (C-24, R-05, R-17). */
@Path("/api/v1")
public class SizingResource {
    private final CurrentUser currentUser;
    private final TenantTx tx;
    private final CalculatePositionSize calculate;

    SizingResource(CurrentUser currentUser, TenantTx tx, CalculatePositionSize calculate) {
        this.currentUser = currentUser;
        this.tx = tx;
        this.calculate = calculate;
    }

    @POST
    @Path("/trade/calculate-size")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public PositionSizeView calculateSize(@Nullable CalculateSizeCommand command) {
        return answer(command);
    }

    @POST
    @Path("/risk-rules/calculate-position-size")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public PositionSizeView calculatePositionSize(@Nullable CalculateSizeCommand command) {
        return answer(command);
    }

    private PositionSizeView answer(@Nullable CalculateSizeCommand command) {
        if (command == null) {
            throw Invalid.body("The body is missing.");
        }
        UUID user = currentUser.id();
        CalculateSizeCommand.Checked question = command.checked();
        return tx.as(user, sql -> calculate.handle(sql, user, question));
    }
}
