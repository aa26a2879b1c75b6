package dev.tradewind.kit.status;

import io.quarkus.vertx.http.ManagementInterface;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code /health} and {@code /metrics} as the requirements name them (C-08), on the management port beside the framework's own paths. */
@Singleton
public class HealthPaths {
    void register(@Observes ManagementInterface management) {
        management.router().get("/health").handler(context -> context.reroute("/q/health"));
        // the exporter looks at the path it was asked for, so it is named instead of rerouted to
        management
                .router()
                .get("/metrics")
                .handler(context -> context.response()
                        .setStatusCode(308)
                        .putHeader("Location", "/q/metrics")
                        .end());
    }
}
