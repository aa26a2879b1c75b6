package dev.tradewind.system.harness;

import dev.tradewind.local.config.LocalSettings;
import dev.tradewind.local.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings for a platform of the tests: free ports, a folder of its own, the built tree around it. */
public final class TestSettings {
    private static final int MANAGEMENT_OFFSET = 1000;
    private static final int HIGHEST = 65_000;

    private TestSettings() {}

    public static LocalSettings below(Path home, Map<String, String> more) {
        var environment = new HashMap<String, String>();
        Set<Integer> given = new HashSet<>();
        for (String part : List.of("WEB", "AUTH", "STRATEGY", "RISK", "BROKER", "NOTIFICATION", "VENUE")) {
            environment.put("TRADEWIND_" + part + "_PORT", Integer.toString(freePair(given)));
        }
        environment.put("TRADEWIND_POSTGRES_PORT", Integer.toString(freePair(given)));
        environment.put("TRADEWIND_NATS_PORT", Integer.toString(freePair(given)));
        environment.put("TRADEWIND_MANAGEMENT_OFFSET", Integer.toString(MANAGEMENT_OFFSET));
        environment.put("TRADEWIND_HOME", home.toAbsolutePath().toString());
        String nats = System.getenv("NATS_SERVER");
        if (nats != null) {
            environment.put("NATS_SERVER", nats);
        }
        environment.putAll(more);
        return LocalSettings.from(checkout(), environment);
    }

    /** Root of the repository, from wherever the tests run in it. */
    public static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("system-tests"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }

    private static int freePair(Set<Integer> given) {
        while (true) {
            int port = FreePorts.find();
            int management = port + MANAGEMENT_OFFSET;
            if (port < HIGHEST - MANAGEMENT_OFFSET
                    && !given.contains(port)
                    && !given.contains(management)
                    && FreePorts.isFree(management)) {
                given.add(port);
                given.add(management);
                return port;
            }
        }
    }
}
