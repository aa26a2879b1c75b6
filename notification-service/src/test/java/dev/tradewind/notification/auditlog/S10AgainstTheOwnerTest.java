package dev.tradewind.notification.auditlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.tradewind.contracts.events.AuditedActionV1;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** S10 against somebody who owns the database: may switch triggers and policies off, and knows how the hashes are made. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class S10AgainstTheOwnerTest {
    @Inject
    AuditLog auditLog;

    @Inject
    AuditAnchors anchors;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "tradewind.state-dir")
    Path stateDir;

    private static void audited(UUID user, String action) {
        Facts.from("auth")
                .tell(
                        EventTypes.actionAudited("auth"),
                        user,
                        user,
                        1,
                        new AuditedActionV1(
                                user.toString(),
                                action,
                                "user",
                                user.toString(),
                                null,
                                null,
                                null,
                                "203.0.113.1",
                                Instant.now()));
    }

    private Connection owner() throws SQLException, IOException {
        DriverManager.registerDriver(new org.postgresql.Driver());
        String password = Files.readString(Path.of(
                        System.getProperty("tradewind.test.dir"), "secrets", "database-notification_owner.password"))
                .strip();
        Connection connection = DriverManager.getConnection("jdbc:" + url, "notification_owner", password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table audit_log disable trigger user");
            statement.execute("alter table audit_log no force row level security");
        }
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes a row and makes the whole chain behind it fit together again. */
    private static void rewrite(Connection owner, long number, String action) throws SQLException {
        execute(owner, "update audit_log set action = '" + action + "' where number = " + number);
        String previous = AuditChain.GENESIS;
        try (Statement reading = owner.createStatement();
                ResultSet rows = reading.executeQuery("select * from audit_log order by number");
                PreparedStatement writing =
                        owner.prepareStatement("update audit_log set previous_hash = ?, hash = ? where number = ?")) {
            while (rows.next()) {
                var entry = new AuditRecord(
                        rows.getObject("event_id", UUID.class),
                        rows.getObject("user_id", UUID.class),
                        rows.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        rows.getString("actor"),
                        rows.getString("action"),
                        rows.getString("resource"),
                        rows.getString("resource_id"),
                        rows.getString("old_value"),
                        rows.getString("new_value"),
                        rows.getString("reason"),
                        rows.getString("ip"));
                AuditChain.Link link = AuditChain.next(rows.getLong("number"), previous, entry);
                writing.setString(1, link.previousHash());
                writing.setString(2, link.hash());
                writing.setLong(3, link.number());
                writing.executeUpdate();
                previous = link.hash();
            }
        }
        execute(owner, "update audit_head set hash = '" + previous + "'");
    }

    @Test
    void aRewrittenChainACutTailAndAForgedAnchorAreSeen() throws Exception {
        UUID user = UUID.randomUUID();
        audited(user, "FIRST");
        audited(user, "SECOND");
        anchors.anchor();
        anchors.anchor();
        audited(user, "THIRD");
        anchors.anchor();
        String admin = TestTokens.mint(UUID.randomUUID(), Role.ADMIN);
        given().auth()
                .oauth2(TestTokens.mint(user, Role.MANAGER))
                .get("/api/v1/audit/verify")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(admin)
                .get("/api/v1/audit/verify")
                .then()
                .statusCode(200)
                .body("isIntact", equalTo(true))
                .body("anchors", greaterThan(1));
        long last = given().auth()
                .oauth2(TestTokens.mint(user, Role.VIEWER))
                .get("/api/audit/logs?limit=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items[0].action", equalTo("THIRD"))
                .body("items[0].ip", equalTo("203.0.113.1"))
                .extract()
                .jsonPath()
                .getLong("items[0].number");

        try (Connection owner = owner()) {
            rewrite(owner, last - 1, "INVENTED");
            AuditLog.Verdict rewritten = auditLog.verify();
            assertThat(rewritten.isIntact()).isFalse();
            assertThat(rewritten.firstBroken()).isEqualTo(last - 1);
            rewrite(owner, last - 1, "SECOND");
            assertThat(auditLog.verify().isIntact()).as("as it was").isTrue();

            execute(owner, "create table cut as select * from audit_log where number = " + last);
            execute(owner, "delete from audit_log where number = " + last);
            execute(
                    owner,
                    "update audit_head set number = " + (last - 1)
                            + ", hash = (select hash from audit_log where number = " + (last - 1) + ")");
            assertThat(auditLog.verify().isIntact())
                    .as("a cut tail whose head was moved too")
                    .isFalse();
            execute(owner, "insert into audit_log select * from cut");
            execute(owner, "update audit_head set number = " + last + ", hash = (select hash from cut)");
            execute(owner, "drop table cut");
            assertThat(auditLog.verify().isIntact()).as("as it was").isTrue();
            execute(owner, "alter table audit_log enable trigger user");
            execute(owner, "alter table audit_log force row level security");
        }

        Path heads = stateDir.resolve("audit-heads.log");
        String written = Files.readString(heads);
        Files.writeString(heads, written.replace(" 20", " 19"));
        assertThat(auditLog.verify().isIntact())
                .as("a line that was not signed by us")
                .isFalse();
        Files.writeString(heads, written);
        assertThat(auditLog.verify().isIntact()).isTrue();
    }
}
