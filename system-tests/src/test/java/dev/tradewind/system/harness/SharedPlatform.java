package dev.tradewind.system.harness;

import java.util.Map;

/** One platform for all test classes of this JVM that do not kill anything; ends with it. */
public final class SharedPlatform {
    private SharedPlatform() {}

    public static TestPlatform get() {
        return Holder.PLATFORM;
    }

    private static final class Holder {
        // the tests send more in a minute than TradingView or a person does
        static final TestPlatform PLATFORM = TestPlatform.start(
                "shared",
                1,
                Map.of("TRADEWIND_REPLAY_SPEED", "600"),
                Map.of(
                        "STRATEGY_SIGNALS_RATE_PER_MINUTE", "100000",
                        "STRATEGY_SIGNALS_BURST", "1000",
                        "TRADEWIND_WEB_API_LIMIT_PER_MINUTE", "100000"));
    }
}
