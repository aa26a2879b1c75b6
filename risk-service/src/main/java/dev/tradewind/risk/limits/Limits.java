package dev.tradewind.risk.limits;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.SizeLimits;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rows of limits; every account has one from the moment it is announced. */
@Singleton
public class Limits {

    /** Gives a new account the defaults of C-22 and C-23. */
    public void seed(Sql sql, UUID user, UUID account, Instant at) {
        SizeLimits size = RiskLimits.DEFAULT.size();
        sql.update(
                """
                insert into risk_limits (user_id, account_id, max_position_percent, max_exposure_percent,
                                         max_heat_percent, max_open_groups, version, changed_at)
                values ($1, $2, $3, $4, $5, $6, 1, $7) on conflict do nothing""",
                user,
                account,
                size.maxPosition().value(),
                size.maxExposure().value(),
                size.maxHeat().value(),
                RiskLimits.DEFAULT.maxOpenGroups(),
                at);
    }

    public Optional<AccountLimits> find(Sql sql, UUID user, UUID account) {
        return sql.find("""
                select account_id, max_position_percent, max_exposure_percent, max_heat_percent, max_open_groups, version
                from risk_limits where user_id = $1 and account_id = $2""", Limits::read, user, account);
    }

    /** Replaces the limits if they still are at the version they were read at. */
    boolean replace(Sql sql, UUID user, AccountLimits old, RiskLimits fresh, Instant at) {
        return sql.update(
                        """
                        update risk_limits set max_position_percent = $4, max_exposure_percent = $5, max_open_groups = $6,
                                               version = version + 1, changed_at = $7
                        where user_id = $1 and account_id = $2 and version = $3""",
                        user,
                        old.account(),
                        old.version(),
                        fresh.size().maxPosition().value(),
                        fresh.size().maxExposure().value(),
                        fresh.maxOpenGroups(),
                        at)
                == 1;
    }

    private static AccountLimits read(SqlRow row) {
        return new AccountLimits(
                row.uuid("account_id"),
                new RiskLimits(
                        new SizeLimits(
                                new Percent(row.decimal("max_position_percent")),
                                new Percent(row.decimal("max_exposure_percent")),
                                new Percent(row.decimal("max_heat_percent"))),
                        row.integer("max_open_groups")),
                row.number("version"));
    }
}
