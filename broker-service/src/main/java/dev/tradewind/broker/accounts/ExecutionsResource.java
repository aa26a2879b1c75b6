package dev.tradewind.broker.accounts;

import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's executions to the last digit. */
@Path("/api/v1/executions")
public class ExecutionsResource {
    private final CurrentUser user;
    private final TenantTx tx;

    ExecutionsResource(CurrentUser user, TenantTx tx) {
        this.user = user;
        this.tx = tx;
    }

    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Page<ExecutionView> list(
            @QueryParam("account") @Nullable String account,
            @QueryParam("group") @Nullable String group,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(1_000_000) int offset) {
        UUID userId = user.id();
        UUID accountId = optionalId("account", account);
        UUID groupId = optionalId("group", group);
        return tx.as(userId, sql -> ExecutionList.page(sql, userId, accountId, groupId, limit, offset));
    }

    private static @Nullable UUID optionalId(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Invalid.of(field, "NOT_AN_ID", field + " must be an id.");
        }
    }
}
