package dev.tradewind.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the fake services on a free port and points web-ui at them. */
public class FakeServicesResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeServices fake;

    @Override
    public Map<String, String> start() {
        try {
            fake = new FakeServices(0);
            Path tokens = Files.createTempDirectory("web-ui-tokens");
            Map<String, String> settings = new HashMap<>();
            for (String peer : new String[] {"auth", "strategy", "risk", "broker", "notification"}) {
                settings.put("tradewind.peers." + peer + ".url", fake.url());
                Files.writeString(tokens.resolve("web-ui-" + peer + ".token"), "token-for-" + peer + "\n");
            }
            settings.put("tradewind.internal.tokens-dir", tokens.toString());
            settings.put("tradewind.web.session-token-life", "0s");
            settings.put("tradewind.web.ping", "300ms");
            settings.put("tradewind.web.tick", "100ms");
            settings.put("tradewind.web.read-timeout", "3s");
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(fake, new TestInjector.MatchesType(FakeServices.class));
    }

    @Override
    public void stop() {
        if (fake != null) {
            fake.close();
        }
    }
}
