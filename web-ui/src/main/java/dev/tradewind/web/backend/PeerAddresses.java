package dev.tradewind.web.backend;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;

/** Where the services listen: {@code tradewind.peers.<name>.url}, by default the ports of one machine. */
@ApplicationScoped
public class PeerAddresses {
    private static final int FIRST_PORT = 8081;

    private final Map<Peer, URI> addresses = new EnumMap<>(Peer.class);

    PeerAddresses(Config config) {
        for (Peer peer : Peer.values()) {
            String url = config.getOptionalValue("tradewind.peers." + peer.key() + ".url", String.class)
                    .orElse("http://127.0.0.1:" + (FIRST_PORT + peer.ordinal()));
            addresses.put(peer, URI.create(url));
        }
    }

    /** Base address of a service, without a slash at the end. */
    public URI of(Peer peer) {
        return Objects.requireNonNull(addresses.get(peer));
    }
}
