package dev.tradewind.web.backend;

import dev.tradewind.contracts.rest.ExposureView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What pages ask of risk-service. */
@ApplicationScoped
public class RiskClient {
    private final Backend backend;

    RiskClient(Backend backend) {
        this.backend = backend;
    }

    /** Limits of an account and where it stands. */
    public ExposureView exposure(UUID account, Caller caller) {
        return backend.get(Peer.RISK, "/api/v1/risk/exposure?accountId=" + account, caller, ExposureView.class);
    }
}
