package dev.tradewind.risk.exposure;

import dev.tradewind.contracts.rest.ExposureView;
import dev.tradewind.contracts.rest.ExposureView.LimitBar;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.kit.identity.CurrentUser;
import dev.tradewind.kit.problem.NotFound;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.risk.accounts.RiskAccount;
import dev.tradewind.risk.accounts.RiskAccounts;
import dev.tradewind.risk.groups.RiskGroups;
import dev.tradewind.risk.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an account stands against its limits, for the dashboard. */
@Path("/api/v1/risk/exposure")
public class ExposureResource {
    private final CurrentUser currentUser;
    private final TenantTx tx;
    private final RiskAccounts accounts;
    private final RiskGroups groups;
    private final Limits limits;
    private final Exposure exposure;

    ExposureResource(
            CurrentUser currentUser,
            TenantTx tx,
            RiskAccounts accounts,
            RiskGroups groups,
            Limits limits,
            Exposure exposure) {
        this.currentUser = currentUser;
        this.tx = tx;
        this.accounts = accounts;
        this.groups = groups;
        this.limits = limits;
        this.exposure = exposure;
    }

    /** Exposure of the named account, or of the user's oldest. */
    @GET
    @RolesAllowed("viewer")
    @RunOnVirtualThread
    public ExposureView read(@QueryParam("accountId") @Nullable UUID account) {
        UUID user = currentUser.id();
        return tx.as(user, sql -> read(sql, user, account));
    }

    private ExposureView read(Sql sql, UUID user, @Nullable UUID wanted) {
        RiskAccount account =
                accounts.findOrOldest(sql, user, Optional.ofNullable(wanted)).orElseThrow(NotFound::of);
        RiskLimits limit =
                limits.find(sql, user, account.id()).orElseThrow(NotFound::of).limits();
        Commitments now = exposure.of(sql, user, account, groups.open(sql, user, account.id()));
        Money equity = now.isFlat() ? account.cash() : account.equity();
        Money largest =
                now.bySymbol().values().stream().max(Comparator.naturalOrder()).orElse(Money.zero(account.currency()));
        return new ExposureView(
                account.id(),
                equity.amount(),
                account.cash().amount(),
                now.held().amount(),
                now.available().amount(),
                now.total().amount(),
                List.of(
                        bar("MAX_POSITION_SIZE", largest, limit.size().maxPosition(), equity),
                        bar("MAX_LEVERAGE", now.total(), limit.size().maxExposure(), equity),
                        bar("MAX_HEAT", now.heat(), limit.size().maxHeat(), equity),
                        new LimitBar(
                                "POSITION_LIMIT",
                                now.openGroups() + " groups",
                                limit.maxOpenGroups() + " groups",
                                share(
                                        BigDecimal.valueOf(now.openGroups()),
                                        BigDecimal.valueOf(limit.maxOpenGroups())))),
                account.valuedAt());
    }

    private static LimitBar bar(String rule, Money actual, Percent limit, Money equity) {
        BigDecimal percent = share(actual.amount(), equity.amount());
        return new LimitBar(rule, new Percent(percent).toString(), limit.toString(), share(percent, limit.value()));
    }

    /** In percent with two decimals; of nothing everything is the whole. */
    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return part.signum() <= 0 ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        }
        return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
