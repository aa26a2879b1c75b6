package dev.tradewind.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.system.harness.Answer;
import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.Eventually;
import dev.tradewind.system.harness.SharedPlatform;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import dev.tradewind.system.isolation.Endpoints.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks every public endpoint of every service as a neighbour (S1, S2, D-20). The endpoints are read from the built classes and
 * the ids from what the owner is shown, so a new endpoint is walked from its first day.
 */
class NeighbourWalkTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Duration STORY = Duration.ofSeconds(60);
    private static final int IDS_PER_COLLECTION = 3;
    /** Lists of what comes with the product and belongs to nobody. */
    private static final Set<String> SHARED = Set.of("/api/v1/candle-series");

    private static final List<Endpoint> ENDPOINTS = Endpoints.all();
    private static Trader owner;
    private static Trader neighbour;

    @BeforeAll
    static void anOwnerWithAStory() {
        TestPlatform platform = SharedPlatform.get();
        owner = Trader.register(platform, "owner" + UUID.randomUUID().toString().substring(0, 8));
        neighbour = Trader.register(
                platform, "neighbour" + UUID.randomUUID().toString().substring(0, 8));
        Answer taken = owner.api()
                .post(
                        owner.webhookPath(),
                        Map.of(
                                "tv",
                                Map.of(
                                        "exchange",
                                        "BINANCE",
                                        "symbol",
                                        "ETHUSDT",
                                        "timeframe",
                                        "1",
                                        "action",
                                        "buy",
                                        "market_position",
                                        "long",
                                        "prev_market_position",
                                        "flat"),
                                "timestamp",
                                Instant.now().toString()));
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        Eventually.get(
                STORY,
                "the owner has an order",
                () -> owner.api().all("/api/v1/orders").stream().findFirst());
    }

    @Test
    void aForeignIdIsAnsweredLikeAMissingOne() {
        Map<String, Set<String>> known = idsByCollection();
        Set<String> walked = new TreeSet<>();
        for (Endpoint endpoint : ENDPOINTS.stream().filter(Endpoint::takesOneId).toList()) {
            for (String id : known.getOrDefault(endpoint.collection(), Set.of())) {
                Answer missing =
                        call(neighbour.api(), endpoint, UUID.randomUUID().toString());
                Answer foreign = call(neighbour.api(), endpoint, id);

                assertThat(foreign.status())
                        .as("%s with a foreign id", endpoint)
                        .isEqualTo(missing.status());
                assertThat(withoutTrace(foreign))
                        .as("%s with a foreign id", endpoint)
                        .isEqualTo(withoutTrace(missing));
                assertThat(foreign.isGood())
                        .as("%s lets a neighbour in", endpoint)
                        .isFalse();
                if (endpoint.method().equals("GET")) {
                    assertThat(foreign.status())
                            .as("%s with a foreign id", endpoint)
                            .isEqualTo(404);
                }
                walked.add(endpoint.collection());
            }
        }
        assertThat(walked)
                .contains(
                        "/api/v1/hooks/",
                        "/api/v1/signals/",
                        "/api/v1/dca-configurations/",
                        "/api/v1/orders/",
                        "/api/v1/position-groups/",
                        "/api/v1/accounts/",
                        "/api/v1/notifications/",
                        "/api/v1/sessions/");
        // and nothing of it touched what the owner has
        known.forEach((collection, ids) -> ids.forEach(id -> assertThat(visible(owner.api(), collection, id))
                .as("%s%s is still there for its owner", collection, id)
                .isTrue()));
    }

    @Test
    void noListShowsANeighboursIds() {
        Set<String> owned = idsShownTo(owner.api());
        for (Endpoint endpoint : ENDPOINTS) {
            if (endpoint.method().equals("GET") && endpoint.takesNone()) {
                Set<String> shown = idsIn(neighbour.api().get(endpoint.path()));
                shown.retainAll(owned);
                assertThat(shown)
                        .as("ids of somebody else in %s", endpoint.path())
                        .isEmpty();
            }
        }
    }

    private static Map<String, Set<String>> idsByCollection() {
        Set<String> ids = idsShownTo(owner.api());
        Map<String, Set<String>> known = new HashMap<>();
        for (Endpoint endpoint : ENDPOINTS) {
            if (endpoint.method().equals("GET")
                    && endpoint.takesOneId()
                    && endpoint.path().endsWith("}")) {
                ids.stream()
                        .filter(id -> visible(owner.api(), endpoint.collection(), id))
                        .limit(IDS_PER_COLLECTION)
                        .forEach(id -> known.computeIfAbsent(endpoint.collection(), unused -> new HashSet<>())
                                .add(id));
            }
        }
        // where a thing is not read by its id but only changed: the ids that its list shows
        for (Endpoint endpoint : ENDPOINTS) {
            if (endpoint.takesOneId() && !known.containsKey(endpoint.collection())) {
                String list =
                        endpoint.collection().substring(0, endpoint.collection().length() - 1);
                if (SHARED.contains(list)) {
                    continue;
                }
                idsIn(owner.api().get(list)).stream()
                        .limit(IDS_PER_COLLECTION)
                        .forEach(id -> known.computeIfAbsent(endpoint.collection(), unused -> new HashSet<>())
                                .add(id));
            }
        }
        return known;
    }

    private static boolean visible(Client client, String collection, String id) {
        Optional<Endpoint> read = ENDPOINTS.stream()
                .filter(endpoint ->
                        endpoint.method().equals("GET") && endpoint.path().endsWith("}"))
                .filter(endpoint ->
                        endpoint.takesOneId() && endpoint.collection().equals(collection))
                .findFirst();
        return read.map(endpoint -> client.get(endpoint.with(id)).isGood())
                .orElseGet(() -> idsIn(client.get(collection.substring(0, collection.length() - 1)))
                        .contains(id));
    }

    private static Set<String> idsShownTo(Client client) {
        Set<String> ids = new HashSet<>();
        ENDPOINTS.stream()
                .filter(endpoint -> endpoint.method().equals("GET") && endpoint.takesNone())
                .filter(endpoint -> !SHARED.contains(endpoint.path()))
                .forEach(endpoint -> ids.addAll(idsIn(client.get(endpoint.path()))));
        return ids;
    }

    private static Set<String> idsIn(Answer answer) {
        Set<String> ids = new TreeSet<>();
        if (answer.isGood()) {
            ID.matcher(answer.body()).results().forEach(match -> ids.add(match.group()));
            ids.remove(new UUID(0, 0).toString()); // presets: saved by nobody yet
        }
        return ids;
    }

    private static Answer call(Client client, Endpoint endpoint, String id) {
        String body = endpoint.method().equals("GET") || endpoint.method().equals("DELETE") ? "" : "{}";
        return client.send(endpoint.method(), endpoint.with(id), body);
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }
}
