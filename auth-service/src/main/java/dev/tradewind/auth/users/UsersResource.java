package dev.tradewind.auth.users;

import dev.tradewind.auth.sessions.Sessions;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.UserChangedV1;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.contracts.rest.UserView;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** {@code /api/v1/users}: administrators see users, set roles and switch users off (C-09). */
@Path("/api/v1/users")
@RunOnVirtualThread
public class UsersResource {
    public record UserCommand(
            @NotNull String role,
            @NotNull Boolean isActive,
            @NotNull Long version) {}

    public record VersionedUser(UserView user, long version) {}

    private final Users users;
    private final Sessions sessions;
    private final TenantTx tx;
    private final EventLog events;
    private final InstantSource clock;
    private final CurrentUser currentUser;
    private final ReentrantLock changing = new ReentrantLock();

    UsersResource(
            Users users,
            Sessions sessions,
            TenantTx tx,
            EventLog events,
            InstantSource clock,
            CurrentUser currentUser) {
        this.users = users;
        this.sessions = sessions;
        this.tx = tx;
        this.events = events;
        this.clock = clock;
        this.currentUser = currentUser;
    }

    @GET
    @RolesAllowed("admin")
    public Page<VersionedUser> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset) {
        return tx.system(
                "user-list",
                sql -> new Page<>(
                        users.list(sql, limit, offset).stream()
                                .map(user -> new VersionedUser(user.view(), user.version()))
                                .toList(),
                        users.count(sql),
                        limit,
                        offset));
    }

    /** Every token the user holds ends at once; the new role counts from the next log-in. */
    @PUT
    @Path("/{id}")
    @RolesAllowed("admin")
    public VersionedUser change(@PathParam("id") UUID id, @NotNull @Valid UserCommand command) {
        Role role = Role.of(command.role())
                .orElseThrow(() -> Invalid.of("role", "UNKNOWN_ROLE", "Roles are viewer, trader, manager and admin."));
        changing.lock(); // two administrators must not switch each other off
        try {
            refuseLosingTheLastAdministrator(id, role, command.isActive());
            return tx.as(id, sql -> changed(sql, id, role, command));
        } finally {
            changing.unlock();
        }
    }

    private void refuseLosingTheLastAdministrator(UUID id, Role role, boolean isActive) {
        boolean staysAdministrator = role == Role.ADMIN && isActive;
        if (!staysAdministrator && tx.system("last-administrator", sql -> users.isLastAdministrator(sql, id))) {
            throw Conflict.of("LAST_ADMIN", "This is the last administrator. Make another one first.");
        }
    }

    private VersionedUser changed(Sql sql, UUID id, Role role, UserCommand command) {
        User before = users.find(sql, id).orElseThrow(NotFound::of);
        User after = users.change(sql, id, command.version(), role, command.isActive())
                .orElseThrow(() -> Conflict.stale(before.version(), before.view()));
        sessions.endAll(sql, after, after.isActive() ? "ROLE_CHANGED" : "DISABLED");
        var fact = new UserChangedV1(id, role.lowerCase(), after.isActive(), currentUser.id(), clock.instant());
        events.append(sql, Event.of(EventTypes.USER_CHANGED, id, id, after.version(), fact));
        return new VersionedUser(after.view(), after.version());
    }
}
