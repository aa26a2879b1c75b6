package dev.tradewind.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.local.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void runsDurablyOnLoopbackAndRefusesWhoHasNoPassword() throws Exception {
        try (PostgresServer server = PostgresServer.start(PostgresOptions.below(folder))) {
            for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                assertThat(text(server, "show " + setting)).isEqualTo("on");
            }
            assertThat(text(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(server, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("secrets/postgres-superuser.password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void committedWorkSurvivesAKill() throws Exception {
        // Given
        PostgresOptions options = PostgresOptions.below(folder);
        PostgresServer first = PostgresServer.start(options);
        try (Connection connection = connect(first)) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }

        // When
        first.kill();

        // Then
        try (PostgresServer second = PostgresServer.start(options)) {
            assertThat(text(second, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerLeftByAKilledLauncherIsEndedFirst() throws Exception {
        // Given
        PostgresOptions options = PostgresOptions.below(folder).withPort(FreePorts.find());
        PostgresServer forgotten = PostgresServer.start(options);

        // When
        try (PostgresServer next = PostgresServer.start(options)) {
            // Then
            assertThat(forgotten.isAlive()).isFalse();
            assertThat(next.port()).isEqualTo(options.port());
            assertThat(text(next, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aNumberThatBelongsToSomebodyElseIsNotTakenForAServer() throws Exception {
        // Given
        PostgresOptions options = PostgresOptions.below(folder);
        PostgresServer.start(options).stop();
        long somebodyElse = ProcessHandle.current().pid();
        Files.writeString(
                options.dataFolder().resolve("postmaster.pid"), somebodyElse + "\n" + options.dataFolder() + "\n1\n");

        // When
        try (PostgresServer server = PostgresServer.start(options)) {
            // Then
            assertThat(server.isAlive()).isTrue();
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.superuserPassword());
    }

    private static String text(PostgresServer server, String query) throws SQLException {
        try (Connection connection = connect(server);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
