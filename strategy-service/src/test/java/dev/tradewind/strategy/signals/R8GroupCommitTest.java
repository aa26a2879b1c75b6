package dev.tradewind.strategy.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.testing.Alerts;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alerts that share a commit stay apart: each counts once, for its own user (R8, S1). */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class R8GroupCommitTest {
    private static final int USERS = 8;
    private static final int ALERTS = 9; // with the repeats and the first one below the burst of a token

    @Test
    void alertsOfManyUsersAtOnceAreStoredOnceEachForTheirUser() throws Exception {
        List<Trader.Hook> hooks = IntStream.range(0, USERS)
                .mapToObj(number -> Trader.registered().hook())
                .toList();
        hooks.forEach(hook -> hook.gets(Alerts.entry("first")).then().statusCode(202));

        Map<Trader.Hook, List<Future<Response>>> answers = new HashMap<>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int alert = 0; alert < ALERTS; alert++) {
                String name = "a" + alert;
                for (Trader.Hook hook : hooks) {
                    List<Future<Response>> ofHook = answers.computeIfAbsent(hook, unused -> new ArrayList<>());
                    ofHook.add(senders.submit(() -> hook.gets(Alerts.entry(name))));
                    ofHook.add(senders.submit(() -> hook.gets(Alerts.entry(name)))); // and its repeat
                }
            }
        }

        for (Trader.Hook hook : hooks) {
            Set<String> ids = new HashSet<>();
            for (Future<Response> answer : answers.get(hook)) {
                answer.get().then().statusCode(202);
                ids.add(answer.get().jsonPath().getString("signal_id"));
            }
            List<EventEnvelope> told = Facts.told(hook.owner().user(), EventTypes.SIGNAL_ACCEPTED);
            assertThat(ids).hasSize(ALERTS);
            assertThat(told).hasSize(ALERTS + 1);
            assertThat(told).extracting(EventEnvelope::aggregateId).containsAll(ids);
            assertThat(told)
                    .allSatisfy(event -> assertThat(
                                    event.dataAs(SignalAcceptedV1.class).hookId())
                            .isEqualTo(hook.id()));
            hook.owner().calls().get("/api/v1/signals?limit=50").then().body("total", equalTo(ALERTS + 1));
        }
    }

    @Test
    void theNextAlertAfterAChangeOfItsHookSeesTheChange() {
        Trader trader = Trader.registered();
        Trader.Hook hook = trader.hook();
        hook.gets(Alerts.entry("before")).then().statusCode(202);

        trader.calls().delete("/api/v1/hooks/" + hook.id()).then().statusCode(204);

        hook.gets(Alerts.entry("after")).then().statusCode(404);
    }
}
