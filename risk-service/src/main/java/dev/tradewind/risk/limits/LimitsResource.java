package dev.tradewind.risk.limits;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.rest.RiskLimitsView;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.kit.events.Event;
import dev.tradewind.kit.events.EventLog;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.problem.Conflict;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.risk.accounts.RiskAccounts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Limits of an account over HTTP: read them, or replace them at the version one has seen (R18). */
@Path("/api/v1/risk/limits")
public class LimitsResource {
    private final CurrentUser currentUser;
    private final TenantTx tx;
    private final RiskAccounts accounts;
    private final Limits limits;
    private final EventLog events;
    private final Json json;
    private final InstantSource clock;

    LimitsResource(
            CurrentUser currentUser,
            TenantTx tx,
            RiskAccounts accounts,
            Limits limits,
            EventLog events,
            Json json,
            InstantSource clock) {
        this.currentUser = currentUser;
        this.tx = tx;
        this.accounts = accounts;
        this.limits = limits;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public RiskLimitsView read(@QueryParam("accountId") @Nullable UUID account) {
        UUID user = currentUser.id();
        return tx.as(user, sql -> current(sql, user, account)).view();
    }

    @PUT
    @RolesAllowed("trader")
    @RunOnVirtualThread
    public RiskLimitsView replace(
            @QueryParam("accountId") @Nullable UUID account,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable LimitsCommand command) {
        if (command == null) {
            throw Invalid.body("The body is missing.");
        }
        UUID user = currentUser.id();
        String ip = currentUser.ip();
        long version = version(ifMatch, command.version());
        UUID wanted = command.accountId() == null ? account : command.accountId();
        return tx.as(user, sql -> replace(sql, user, wanted, version, command, ip))
                .view();
    }

    private AccountLimits replace(
            Sql sql, UUID user, @Nullable UUID account, long version, LimitsCommand command, @Nullable String ip) {
        AccountLimits old = current(sql, user, account);
        // in order with the decisions: none may see half of it
        if (accounts.lockAndFind(sql, user, old.account()).isEmpty()) {
            throw NotFound.of();
        }
        RiskLimits fresh = command.limits(old.limits().size().maxHeat());
        if (old.version() != version || !limits.replace(sql, user, old, fresh, clock.instant())) {
            AccountLimits now = current(sql, user, old.account());
            throw Conflict.stale(now.version(), now.view());
        }
        AccountLimits now = current(sql, user, old.account());
        AuditedActionV1 audited = new AuditedActionV1(
                user.toString(),
                "risk.limits.changed",
                "risk-limits",
                old.account().toString(),
                json.write(old.view()),
                json.write(now.view()),
                null,
                ip,
                clock.instant());
        events.append(sql, Event.of(EventTypes.actionAudited("risk"), user, old.account(), now.version(), audited));
        return now;
    }

    private AccountLimits current(Sql sql, UUID user, @Nullable UUID account) {
        return accounts.findOrOldest(sql, user, Optional.ofNullable(account))
                .flatMap(found -> limits.find(sql, user, found.id()))
                .orElseThrow(NotFound::of);
    }

    private static long version(@Nullable String ifMatch, @Nullable Long inBody) {
        if (inBody != null) {
            return inBody;
        }
        if (ifMatch == null) {
            throw Invalid.of("version", "REQUIRED", "version is missing: send the one you have read");
        }
        try {
            return Long.parseLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException notANumber) {
            throw Invalid.of("If-Match", "NOT_A_NUMBER", "If-Match must carry the version you have read");
        }
    }
}
