package dev.tradewind.kit.testing;

import dev.tradewind.local.postgres.DatabaseAccess;
import dev.tradewind.local.postgres.DatabaseSetup;
import dev.tradewind.local.postgres.Migrations;
import dev.tradewind.local.postgres.PostgresOptions;
import dev.tradewind.local.postgres.PostgresServer;
import dev.tradewind.local.secrets.SecretFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Everything a {@code @QuarkusTest} of a service needs from outside: a Postgres with the service's database, roles and migrations, internal tokens, a
 * state folder and the public half of the key of {@link TestTokens}. The service's name is read from {@code application.properties}.
 */
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> SERVICES =
            List.of("auth", "strategy", "risk", "broker", "notification", "web", "web-ui", "local", "test");

    private TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            String service = service();
            Path folder = Files.createTempDirectory("tradewind-test-");
            System.setProperty("tradewind.test.dir", folder.toString());
            postgres = TestPostgres.start(folder);
            Map<String, String> settings = new HashMap<>();
            datasource(settings, "quarkus.datasource.", postgres.service(service));
            if (exists("db/migration/venue")) {
                datasource(settings, "quarkus.datasource.venue.", postgres.venue());
            }
            settings.put("tradewind.state-dir", folder.resolve("state").toString());
            settings.put(
                    "tradewind.internal.tokens-dir", tokens(folder, service).toString());
            settings.put("tradewind.jwt.jwks-file", TestTokens.writeKeys(folder).toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void datasource(Map<String, String> settings, String prefix, DatabaseAccess access) {
        settings.put(prefix + "reactive.url", access.reactiveUrl());
        settings.put(prefix + "username", access.user());
        settings.put(prefix + "password", access.password());
    }

    private static Path tokens(Path folder, String service) {
        SecretFiles files = new SecretFiles(folder.resolve("tokens"));
        for (String peer : SERVICES) {
            files.ensure(peer + "-" + service + ".token");
            files.ensure(service + "-" + peer + ".token");
        }
        return files.folder();
    }

    /** Header value with which {@code caller} may call {@code /internal} of the service under test. */
    public static String internalHeader(String caller, String service) {
        return caller + ":"
                + new SecretFiles(Path.of(System.getProperty("tradewind.test.dir"))
                                .resolve("tokens"))
                        .read(caller + "-" + service + ".token");
    }

    private static String service() throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            properties.load(in);
        }
        return properties.getProperty("tradewind.service");
    }

    private static boolean exists(String folder) {
        return Thread.currentThread().getContextClassLoader().getResource(folder) != null;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    /** A throw-away server with databases made by the launcher's own classes. */
    public static final class TestPostgres implements AutoCloseable {
        private final PostgresServer server;
        private final DatabaseSetup setup;

        private TestPostgres(PostgresServer server, DatabaseSetup setup) {
            this.server = server;
            this.setup = setup;
        }

        public static TestPostgres start(Path folder) {
            registerDriver();
            PostgresServer server = PostgresServer.start(
                    PostgresOptions.below(folder).withDurability(PostgresOptions.Durability.THROWN_AWAY));
            return new TestPostgres(server, new DatabaseSetup(server, new SecretFiles(folder.resolve("secrets"))));
        }

        /** Test frameworks load classes more than once, and the driver registered first may be another loader's. */
        private static void registerDriver() {
            try {
                java.sql.DriverManager.registerDriver(new org.postgresql.Driver());
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Database of a service with the kit's tables and its own. */
        public DatabaseAccess service(String name) {
            return setup.prepare(
                    name, Migrations.ofService(name, Thread.currentThread().getContextClassLoader()));
        }

        public DatabaseAccess venue() {
            return setup.prepare(
                    "venue", Migrations.ofVenue(Thread.currentThread().getContextClassLoader()));
        }

        public DatabaseSetup setup() {
            return setup;
        }

        public PostgresServer server() {
            return server;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
