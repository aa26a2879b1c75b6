package dev.tradewind.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.local.secrets.SecretFiles;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSetupTest {
    private static final String USER = "00000000-0000-0000-0000-00000000000a";
    private static final String NEIGHBOUR = "00000000-0000-0000-0000-00000000000b";

    @TempDir
    static Path folder;

    static PostgresServer server;
    static DatabaseSetup setup;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(
                PostgresOptions.below(folder).withDurability(PostgresOptions.Durability.THROWN_AWAY));
        setup = new DatabaseSetup(server, new SecretFiles(folder.resolve("secrets")));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void theApplicationSeesItsUserOnlyAndTheWorkerRoleAfterSwitchingToIt() throws Exception {
        // Given
        DatabaseAccess access = setup.prepare("sample", migrations(getClass().getClassLoader()));
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.user_id', '" + USER + "', true)");
            statement.execute("insert into note values (gen_random_uuid(), '" + USER + "', 'mine')");
            connection.commit();

            // Then
            statement.execute("select set_config('app.user_id', '" + NEIGHBOUR + "', true)");
            assertThat(count(statement)).isZero();
            connection.commit();
            assertThat(count(statement)).as("no user named").isZero();
            statement.execute("set local role sample_worker");
            assertThat(count(statement)).as("worker role").isPositive();
            connection.commit();
            assertThat(count(statement)).as("after the worker's transaction").isZero();
        }
    }

    @Test
    void theApplicationRoleOwnsNothingAndCannotChangeTables() throws Exception {
        DatabaseAccess access = setup.prepare("sample", migrations(getClass().getClassLoader()));
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("truncate note")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("alter table note disable row level security"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("create temporary table mine (id int)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aBackfillSeesAllRowsAndThePoliciesBindAgainAfterwards() throws Exception {
        // Given
        DatabaseAccess access =
                setup.prepare("backfilled", migrations(getClass().getClassLoader()));
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.user_id', '" + USER + "', true)");
            statement.execute("insert into note values (gen_random_uuid(), '" + USER + "', 'old')");
            connection.commit();
        }
        Path more = folder.resolve("more/db/migration/sample");
        Files.createDirectories(more);
        Files.writeString(
                more.resolve("V202601010003__backfill_note_bodies.sql"), "update note set body = 'new' where true;");
        Files.writeString(
                more.resolve("V202601010004__forgetful_change.sql"), "update note set body = 'lost' where true;");

        // When
        try (var loader = new URLClassLoader(
                new URL[] {folder.resolve("more/").toUri().toURL()}, getClass().getClassLoader())) {
            setup.prepare("backfilled", migrations(loader));
        }

        // Then
        try (Connection connection = setup.superuser(access.database());
                Statement statement = connection.createStatement()) {
            var bodies = statement.executeQuery("select body from note");
            bodies.next();
            assertThat(bodies.getString(1)).isEqualTo("new");
            var forced = statement.executeQuery("select relforcerowsecurity from pg_class where relname = 'note'");
            forced.next();
            assertThat(forced.getBoolean(1)).isTrue();
        }
    }

    private static Migrations migrations(ClassLoader loader) {
        return new Migrations(loader, List.of("db/migration/samplekit", "db/migration/sample"));
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    private static long count(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
