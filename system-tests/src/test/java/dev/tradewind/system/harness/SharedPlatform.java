package dev.tradewind.system.harness;

import java.util.Map;

/** One platform for all test classes of this JVM that do not kill anything; ends with it. */
public final class SharedPlatform {
    private SharedPlatform() {}

    public static TestPlatform get() {
        return Holder.PLATFORM;
    }

    private static final class Holder {
        static final TestPlatform PLATFORM = TestPlatform.start("shared", 1, Map.of("TRADEWIND_REPLAY_SPEED", "600"));
    }
}
