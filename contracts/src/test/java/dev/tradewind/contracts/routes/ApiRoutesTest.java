package dev.tradewind.contracts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiRoutesTest {
    @Test
    void shortAndVersionedPathsReachTheSameService() {
        assertThat(ApiRoutes.serviceFor("/api/hooks/42")).contains("strategy");
        assertThat(ApiRoutes.serviceFor("/api/v1/hooks/42")).contains("strategy");
    }

    @Test
    void aPrefixMatchesWholeSegmentsOnly() {
        assertThat(ApiRoutes.serviceFor("/api/v1/position-groups")).contains("broker");
        assertThat(ApiRoutes.serviceFor("/api/v1/hooksandmore")).isEmpty();
        assertThat(ApiRoutes.serviceFor("/internal/v1/events/pull")).isEmpty();
    }

    @Test
    void calculateSizeBelongsToRisk() {
        assertThat(ApiRoutes.serviceFor("/api/trade/calculate-size")).contains("risk");
    }
}
