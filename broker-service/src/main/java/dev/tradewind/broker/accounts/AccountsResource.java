package dev.tradewind.broker.accounts;

import dev.tradewind.broker.orders.application.EntryGate;
import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.EntryGateView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.TenantTx;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The user's accounts, and why one of them may not trade (B-51, B-10, B-11, R12). */
@Path("/api/v1")
public class AccountsResource {
    private final CurrentUser user;
    private final TenantTx tx;
    private final Accounts accounts;
    private final EntryGate gate;
    private final ResetAccount resetAccount;
    private final InstantSource clock;

    AccountsResource(
            CurrentUser user,
            TenantTx tx,
            Accounts accounts,
            EntryGate gate,
            ResetAccount resetAccount,
            InstantSource clock) {
        this.user = user;
        this.tx = tx;
        this.accounts = accounts;
        this.gate = gate;
        this.resetAccount = resetAccount;
        this.clock = clock;
    }

    @GET
    @Path("/accounts")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public List<AccountView> list() {
        UUID userId = user.id();
        return tx.as(userId, sql -> accounts.ofUser(sql, userId)).stream()
                .map(AccountsResource::view)
                .toList();
    }

    @GET
    @Path("/accounts/{id}")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public AccountView get(@PathParam("id") String id) {
        UUID userId = user.id();
        UUID accountId = id(id);
        return view(tx.as(userId, sql -> accounts.find(sql, userId, accountId)).orElseThrow(NotFound::of));
    }

    /** The user's account; the paper account while there is no other. */
    @GET
    @Path("/account")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public AccountView account() {
        return view(paper(user.id()));
    }

    @GET
    @Path("/paper/account")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public AccountView paperAccount() {
        return view(paper(user.id()));
    }

    /** Executions of the paper account, newest first. */
    @GET
    @Path("/paper/trades")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public Page<ExecutionView> paperTrades(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(1_000_000) int offset) {
        UUID userId = user.id();
        Accounts.Row account = paper(userId);
        return tx.as(userId, sql -> ExecutionList.page(sql, userId, account.id(), null, limit, offset));
    }

    /** Back to the opening cash; only while nothing is open. */
    @POST
    @Path("/paper/reset")
    @RolesAllowed("trader")
    @RunOnVirtualThread
    public AccountView reset() {
        UUID userId = user.id();
        resetAccount.handle(userId, paper(userId).trading(), user.ip());
        return view(paper(userId));
    }

    /** Every reason that stands against new risk; open when there is none. */
    @GET
    @Path("/accounts/{id}/entry-gate")
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public EntryGateView entryGate(@PathParam("id") String id) {
        UUID userId = user.id();
        UUID accountId = id(id);
        Instant now = clock.instant();
        List<EntryGateView.Reason> reasons = tx
                .as(userId, sql -> {
                    Accounts.Row account = accounts.find(sql, userId, accountId).orElseThrow(NotFound::of);
                    return gate.ofAccountAndMarket(sql, account.trading(), now);
                })
                .stream()
                .map(reason -> new EntryGateView.Reason(reason.code(), reason.text()))
                .toList();
        return new EntryGateView(accountId, reasons.isEmpty(), reasons, now);
    }

    private Accounts.Row paper(UUID userId) {
        return tx.as(userId, sql -> accounts.ofUser(sql, userId)).stream()
                .filter(account -> account.mode().equals("PAPER"))
                .findFirst()
                .orElseThrow(NotFound::of);
    }

    static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException noId) {
            throw NotFound.of();
        }
    }

    private static AccountView view(Accounts.Row row) {
        BigDecimal equity = row.equity() == null ? row.cash() : row.equity();
        return new AccountView(
                row.id(),
                row.name(),
                row.broker(),
                row.mode(),
                row.currency(),
                row.cash(),
                row.cash().subtract(row.boundInOrders()),
                row.positionsValue() == null ? BigDecimal.ZERO : row.positionsValue(),
                equity,
                row.realisedToday() == null ? BigDecimal.ZERO : row.realisedToday(),
                row.equityAtSessionStart() == null ? equity : row.equityAtSessionStart(),
                row.state(),
                row.valuedAt());
    }
}
