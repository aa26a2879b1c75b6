package dev.tradewind.kit.status;

import dev.tradewind.kit.config.Installation;
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
    private final Installation installation;

    @Inject
    DatabaseReadiness(TenantTx tx, Installation installation) {
        this.tx = tx;
        this.installation = installation;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("postgres")
                .status(isUnused() || tx.isReachable())
                .build();
    }

    /** A process that runs only a part of its service may have no database of its own, such as the paper venue. */
    private boolean isUnused() {
        return installation
                .setting("quarkus.datasource.active")
                .map(Boolean::parseBoolean)
                .map(isActive -> !isActive)
                .orElse(false);
    }
}
