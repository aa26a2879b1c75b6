package dev.tradewind.contracts.plans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class R10PlanHashTest {
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @Test
    void theHashDoesNotDependOnTheScaleOfADecimal() {
        assertThat(PlanHash.of(plan("60931.18", "0.00328"))).isEqualTo(PlanHash.of(plan("60931.180", "0.003280")));
    }

    @Test
    void anotherQuantityOrPriceIsAnotherPlan() {
        String approved = PlanHash.of(plan("60931.18", "0.00328"));

        assertThat(PlanHash.of(plan("60931.18", "0.00329"))).isNotEqualTo(approved);
        assertThat(PlanHash.of(plan("60931.19", "0.00328"))).isNotEqualTo(approved);
    }

    private static PlanV1 plan(String price, String quantity) {
        var level = new LevelV1(BigDecimal.ZERO, new BigDecimal("100"), BigDecimal.ONE);
        var configuration = new DcaConfigurationV1(
                ID,
                1,
                "one leg",
                "limit",
                List.of(level),
                null,
                Map.of(),
                5,
                "per_leg",
                null,
                "GROSS",
                null,
                "BASE",
                7,
                300,
                null,
                "CLOSE",
                new CapitalV1("FIXED_QUOTE", new BigDecimal("200"), Map.of()),
                "REJECT",
                "REJECT",
                null);
        var leg = new PlanLegV1(
                0,
                "LIMIT",
                new BigDecimal(price),
                new BigDecimal(quantity),
                new BigDecimal("199.85"),
                new BigDecimal("200.05"),
                BigDecimal.ONE);
        return new PlanV1(
                ID,
                ID,
                ID,
                ID,
                ID,
                "BTC/USDT",
                900,
                Side.LONG,
                0,
                1L,
                new BigDecimal("61237.37"),
                List.of(leg),
                new BigDecimal("200.05"),
                configuration,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));
    }
}
