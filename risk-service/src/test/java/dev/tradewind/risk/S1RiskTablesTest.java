package dev.tradewind.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class S1RiskTablesTest extends TablesHaveRowLevelSecurity {
    @Inject
    TenantTx tx;

    @Test
    void s1ANeighbourReachesNothing() {
        Trader owner = Trader.withAnAccount();
        owner.planOf(owner.entry(100));
        owner.sends(owner.signal(Classification.ENTRY, "NEW/USDT", 3600, 100, Side.LONG, "1"));

        neighbourReachesNothingOf(owner.user);

        long rows = tx.as(owner.user, sql -> sql.one("""
                        select (select count(*) from risk_account) + (select count(*) from reservation)
                             + (select count(*) from decision) + (select count(*) from risk_group) as n""", row -> row.number("n")));
        assertThat(rows).as("the owner has rows to reach for").isGreaterThan(6);
    }

    @Test
    void s1NobodyInsertsForSomebodyElse() {
        Trader owner = Trader.withAnAccount();

        assertThatThrownBy(() -> tx.run(UUID.randomUUID(), sql -> sql.update("""
                                insert into risk_limits (user_id, account_id, max_position_percent, max_exposure_percent,
                                                         max_heat_percent, max_open_groups, version, changed_at)
                                values ($1, $2, 100, 100, 100, 100, 9, now())""", owner.user, owner.account)))
                .hasMessageContaining("row-level security");
    }
}
