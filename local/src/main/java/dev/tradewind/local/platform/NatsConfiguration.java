package dev.tradewind.local.platform;

import dev.tradewind.local.config.Service;
import dev.tradewind.local.secrets.SecretFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may do what on the bus: each service publishes on its own subjects only and hears all facts (S11, S13). Subjects
 * are {@code tw.<producer>.<partition>}.
 */
final class NatsConfiguration {
    private final SecretFiles secrets;
    private final int port;

    NatsConfiguration(SecretFiles secrets, int port) {
        this.secrets = secrets;
        this.port = port;
    }

    /** Writes the server's configuration, readable by its owner only. */
    Path write(List<Service> services) {
        var users = new StringBuilder();
        for (Service service : services) {
            users.append(
                    "    { user: %s, password: \"%s\", permissions: { publish: [\"tw.%s.>\"], subscribe: [\"tw.>\", \"_INBOX.>\"] } }\n"
                            .formatted(service.id(), password(service), service.id()));
        }
        String text = """
                listen: "127.0.0.1:%d"
                max_payload: 1048576
                max_connections: 64
                authorization {
                  users: [
                %s  ]
                }
                """.formatted(port, users);
        secrets.replace("nats-server.conf", text.strip());
        return secrets.path("nats-server.conf").toAbsolutePath();
    }

    /** Address with the log-in of this service. */
    String url(Service service) {
        return "nats://" + service.id() + ":" + password(service) + "@127.0.0.1:" + port;
    }

    private String password(Service service) {
        return secrets.ensure("nats-" + service.id() + ".password");
    }
}
