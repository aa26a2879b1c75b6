package dev.tradewind.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.ids.Ids;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.OpenEndpoints;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import dev.tradewind.notification.inbox.Inbox;
import dev.tradewind.notification.inbox.Notice;
import dev.tradewind.notification.inbox.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class NotificationIsolationTest extends TablesHaveRowLevelSecurity {
    @Inject
    TenantTx tx;

    @Inject
    Inbox inbox;

    @Inject
    Ids ids;

    @Test
    void s1ANeighbourReachesNoRow() {
        UUID owner = UUID.randomUUID();
        var notice = new Notice("system_alert", Priority.LOW, "title", "message", null);
        tx.run(owner, sql -> inbox.add(sql, owner, ids.next(), notice, Instant.now()));

        neighbourReachesNothingOf(owner);
    }

    @Test
    void s13EveryEndpointHasARuleAndNoneIsOpen() {
        assertThat(OpenEndpoints.withoutRule("dev.tradewind.notification")).isEmpty();
        assertThat(OpenEndpoints.permittedToAll("dev.tradewind.notification")).isEmpty();
    }
}
