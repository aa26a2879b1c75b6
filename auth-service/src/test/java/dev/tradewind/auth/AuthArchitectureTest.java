package dev.tradewind.auth;

import dev.tradewind.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class AuthArchitectureTest {
    @Test
    void commonRulesHold() {
        ServiceArchitecture.check("dev.tradewind.auth");
    }
}
