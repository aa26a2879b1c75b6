package dev.tradewind.system.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of the tests with a paper account, a quick configuration and a hook.
 *
 * @param api the public API with the user's token
 * @param webhookPath address of the hook, its token included
 */
public record Trader(
        String email, String userId, String accountId, String configurationId, Client api, String webhookPath) {
    private static final String PASSWORD = "Correct-horse-7-battery";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Registers and prepares everything through the public API. */
    public static Trader register(TestPlatform platform, String name) {
        return register(platform, name, quickConfiguration(name));
    }

    public static Trader register(TestPlatform platform, String name, Map<String, Object> configuration) {
        return register(platform.pages(), name, configuration);
    }

    /** The same with any platform, by the address of its pages. */
    public static Trader register(URI pages, String name, Map<String, Object> configuration) {
        String email = name + "@test.example";
        var open = new Client(pages);
        JsonNode registered =
                Eventually.get(LIMIT, "the user is registered", () -> registeredOrLoggedIn(open, email, name));
        Client api = open.as(registered.path("token").asText());
        String account = Eventually.get(LIMIT, "the paper account is open", () -> firstAccount(api));
        String configurationId = Eventually.get(
                        LIMIT,
                        "the configuration is accepted",
                        () -> created(api, "/api/v1/dca-configurations", configuration))
                .path("configuration")
                .path("configurationId")
                .asText();
        JsonNode hook = Eventually.get(
                LIMIT,
                "the hook is accepted",
                () -> created(
                        api,
                        "/api/v1/hooks",
                        Map.of("name", name, "accountId", account, "configurationId", configurationId)));
        return new Trader(
                email,
                registered.path("user").path("id").asText(),
                account,
                configurationId,
                api,
                hook.path("path").asText());
    }

    public static String password() {
        return PASSWORD;
    }

    /** A grid of three legs with targets that the replay reaches within seconds. */
    public static Map<String, Object> quickConfiguration(String name) {
        return Map.of(
                "name",
                name,
                "entryOrderType",
                "market",
                "levels",
                List.of(level("0", "40", "0.1"), level("-0.05", "30", "0.1"), level("-0.1", "30", "0.1")),
                "takeProfitMode",
                "per_leg",
                "stopLossPercent",
                "0.7",
                "entryTtlSeconds",
                30,
                "capital",
                Map.of("mode", "FIXED_QUOTE", "value", "2000", "perPyramid", Map.of()));
    }

    private static Map<String, String> level(String gap, String weight, String takeProfit) {
        return Map.of("gapPercent", gap, "weightPercent", weight, "takeProfitPercent", takeProfit);
    }

    private static Optional<String> firstAccount(Client api) {
        return api.all("/api/v1/accounts").stream()
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    // the account is announced to the other services; until they know it they refuse its hook
    private static Optional<JsonNode> created(Client api, String path, Map<String, Object> body) {
        Answer answer = api.post(path, body);
        if (answer.isGood()) {
            return Optional.of(answer.json());
        }
        boolean isUnheardOf = answer.body().contains("\"UNKNOWN\"");
        if (answer.status() == 400 && !isUnheardOf) {
            throw new AssertionError(path + " refused: " + answer.body());
        }
        return Optional.empty();
    }

    // a busy machine may answer 503 to a registration that was carried out: then the log-in works
    private static Optional<JsonNode> registeredOrLoggedIn(Client open, String email, String name) {
        Answer answer =
                open.post("/api/v1/auth/register", Map.of("email", email, "username", name, "password", PASSWORD));
        if (answer.status() == 400) {
            throw new AssertionError("registration refused: " + answer.body());
        }
        if (!answer.isGood()) {
            answer = open.post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD));
        }
        return answer.isGood() ? Optional.of(answer.json()) : Optional.empty();
    }
}
