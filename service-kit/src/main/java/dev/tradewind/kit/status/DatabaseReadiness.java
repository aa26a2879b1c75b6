package dev.tradewind.kit.status;

import dev.tradewind.kit.tenancy.TenantTx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means Postgres answers. Liveness never looks at it: restarting a service does not bring a database back. */
@Readiness
@Singleton
public class DatabaseReadiness implements HealthCheck {
    private final TenantTx tx;

    @Inject
    DatabaseReadiness(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("postgres").status(tx.isReachable()).build();
    }
}
