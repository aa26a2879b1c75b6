package dev.tradewind.notification;

import dev.tradewind.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class NotificationArchitectureTest {
    @Test
    void commonRulesHold() {
        ServiceArchitecture.check("dev.tradewind.notification");
    }

    @Test
    void featuresFormNoCircle() {
        ServiceArchitecture.checkNoCycles("dev.tradewind.notification");
    }
}
