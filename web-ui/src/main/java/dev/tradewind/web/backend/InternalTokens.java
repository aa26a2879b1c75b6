package dev.tradewind.web.backend;

import dev.tradewind.web.WebConfiguration;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The token per (caller, callee) that opens a service's internal paths (C-39), read from files. */
@ApplicationScoped
public class InternalTokens {
    /** Name of the header that carries {@code <caller>:<token>}. */
    public static final String HEADER = "X-Tradewind-Internal";

    private final InternalSettings settings;
    private final String caller;
    private final Map<Peer, String> known = new ConcurrentHashMap<>();

    InternalTokens(InternalSettings settings, WebConfiguration configuration) {
        this.settings = settings;
        this.caller = configuration.caller();
    }

    /** Header value for calls to the peer; empty while there is no token file. */
    public Optional<String> headerFor(Peer peer) {
        String value = known.get(peer);
        if (value == null && settings.tokensDir().isPresent()) {
            value = read(settings.tokensDir().get().resolve(caller + "-" + peer.key() + ".token"));
            if (!value.isEmpty()) {
                known.put(peer, value);
            }
        }
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(caller + ":" + value);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            Log.warnf("internal token not readable file=%s", file);
            return "";
        }
    }
}
