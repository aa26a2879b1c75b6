package dev.tradewind.system.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.system.harness.Answer;
import dev.tradewind.system.harness.Client;
import dev.tradewind.system.harness.SharedPlatform;
import dev.tradewind.system.harness.TestPlatform;
import dev.tradewind.system.harness.Trader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alert bodies as they are seen in the wild, posted to the real programs (D-09, S7, S16). */
class WebhookBodiesTest {
    private static final Set<Integer> LAWFUL = Set.of(202, 400, 413, 415, 422);

    private static TestPlatform platform;
    private static Trader trader;

    @BeforeAll
    static void prepare() {
        platform = SharedPlatform.get();
        trader = Trader.register(
                platform, "bodies" + UUID.randomUUID().toString().substring(0, 8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesFromTheWild")
    void aBodyFromTheWildIsTakenOrRefusedWithAReason(String id, String contentType, String body) {
        Answer answer = post(trader.webhookPath(), contentType, body);
        assertThat(answer.status()).as(answer.body()).isIn(LAWFUL);
        if (!answer.isGood()) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.code()).matches("[A-Z][A-Z0-9_]+");
            assertThat(answer.json().path("detail").asText()).isNotBlank();
        }
    }

    @Test
    void leftOverPlaceholdersAreRefusedByName() {
        Answer answer = post(trader.webhookPath(), "application/json", body("template-unsubstituted"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("UNREPLACED_PLACEHOLDER");
    }

    @Test
    void foreignUserAndWrongTokenLookExactlyAlike() {
        String alert = body("template-substituted");
        String path = trader.webhookPath();
        String wrongToken = path.substring(0, path.lastIndexOf('/') + 1) + "A".repeat(43);
        String unknownUser = path.replace(trader.userId(), UUID.randomUUID().toString());
        Answer first = post(wrongToken, "application/json", alert);
        Answer second = post(unknownUser, "application/json", alert);
        assertThat(first.status()).isEqualTo(404);
        assertThat(second.status()).isEqualTo(404);
        assertThat(withoutTrace(first)).isEqualTo(withoutTrace(second));
    }

    @Test
    void aBodyOverSixteenKibibytesIsRefused() {
        Answer answer = post(trader.webhookPath(), "application/json", "{\"a\":\"" + "x".repeat(17 * 1024) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void nothingOfThisMakesAnErrorOfOurs() {
        for (String body :
                List.of("", "null", "[]", "{", "\u0000", "{\"tv\":null}", "{\"tv\":[]}", "\"", "0", "true")) {
            for (String type : List.of("application/json", "text/plain", "text/plain; charset=utf-8")) {
                assertThat(post(trader.webhookPath(), type, body).status())
                        .as("%s as %s", body, type)
                        .isBetween(400, 499);
            }
        }
    }

    static Stream<Object[]> bodiesFromTheWild() {
        return bodies().stream().map(body -> new Object[] {
            body.path("id").asText(),
            body.path("content_type").asText(),
            body.path("body").asText()
        });
    }

    private static Answer post(String path, String contentType, String body) {
        return new Client(platform.webhooks()).post(path, contentType, body);
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static String body(String id) {
        return bodies().stream()
                .filter(body -> body.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow()
                .path("body")
                .asText();
    }

    private static List<JsonNode> bodies() {
        try (InputStream in = WebhookBodiesTest.class.getResourceAsStream("/tradingview/bodies.json")) {
            var bodies = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(Objects.requireNonNull(in)).forEach(bodies::add);
            return bodies;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
