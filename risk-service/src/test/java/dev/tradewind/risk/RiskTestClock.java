package dev.tradewind.risk;

import dev.tradewind.kit.testing.TestClock;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The clock of this service's tests. It never runs backwards, because quotes and metadata outlive a test. */
@Mock
@Singleton
public class RiskTestClock extends TestClock {
    /** Later than anything an earlier test has seen. */
    public void startANewDay() {
        advance(Duration.ofDays(60));
    }
}
