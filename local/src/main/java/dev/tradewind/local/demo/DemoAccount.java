package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.local.secrets.SecretFiles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The user that {@code make up} shows: made with generated credentials through the public API, once per installation.
 *
 * @param email log-in name
 * @param password generated, kept in the secrets folder
 * @param accountId the paper account
 * @param webhookPath path of the hook with its token
 */
public record DemoAccount(String email, String password, String accountId, String webhookPath) {
    private static final String EMAIL = "demo@tradewind.example";
    private static final String PASSWORD_FILE = "demo-user.password";
    private static final String WEBHOOK_FILE = "demo-webhook.path";
    private static final String CONFIGURATION = "Demo grid";
    private static final String HOOK = "Demo hook";
    private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(60);
    private static final Duration SEED_LIMIT = Duration.ofMinutes(2);

    /**
     * Finds the demo account or makes what is missing of it; {@code api} is logged in afterwards. A busy machine may be
     * late with an answer: each step looks at what is there first, so all of them may be repeated.
     */
    public static DemoAccount ensure(PublicApi api, SecretFiles secrets) {
        long began = System.nanoTime();
        while (true) {
            try {
                return ensureOnce(api, secrets);
            } catch (ApiRefused refused) {
                boolean mayPass = refused.status() >= 500 || refused.status() == 429;
                if (!mayPass || System.nanoTime() - began > SEED_LIMIT.toNanos()) {
                    throw refused;
                }
                Pause.millis(1000);
            }
        }
    }

    private static DemoAccount ensureOnce(PublicApi api, SecretFiles secrets) {
        // letters of both cases, a digit and a sign, whatever the random part happens to be
        String password = secrets.ensure(PASSWORD_FILE, "Tw1-" + secrets.random());
        api.authenticate(logIn(api, EMAIL, "demo", password));
        String account = waitFor("the paper account", () -> firstId(api.all("/api/v1/accounts")));
        String configuration = idOfNamed(api.all("/api/v1/dca-configurations"), CONFIGURATION)
                .orElseGet(() -> configurationId(api.post("/api/v1/dca-configurations", configuration())));
        Optional<String> hook = idOfNamed(api.all("/api/v1/hooks"), HOOK);
        if (hook.isEmpty()) {
            JsonNode created = api.post(
                    "/api/v1/hooks", Map.of("name", HOOK, "accountId", account, "configurationId", configuration));
            secrets.replace(WEBHOOK_FILE, created.path("path").asText());
        } else if (!secrets.has(WEBHOOK_FILE)) {
            JsonNode rotated = api.post("/api/v1/hooks/" + hook.get() + "/rotate", Map.of());
            secrets.replace(WEBHOOK_FILE, rotated.path("path").asText());
        }
        return new DemoAccount(EMAIL, password, account, secrets.read(WEBHOOK_FILE));
    }

    /** Body of an alert as TradingView sends it; a market entry, so that it works whenever it is posted. */
    public static String alert(String symbol, String timeframe, String timestamp) {
        return """
                {"tv":{"exchange":"BINANCE","symbol":"%s","timeframe":"%s","action":"buy"},\
                "timestamp":"%s","execution_intent":{"type":"signal","strategy":"grid","side":"long"},\
                "risk":{"max_slippage_percent":"1"}}""".formatted(symbol, timeframe, timestamp);
    }

    /** A command line to copy: it fills in the time when it is run and names no price. */
    public String curl(URI address) {
        return "curl -sS -X POST '" + address.resolve(webhookPath) + "' -H 'Content-Type: application/json' -d '"
                + alert("BTCUSDT", "1", "'\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"'") + "'";
    }

    /** Logs in, and registers first where the user does not exist; the access token. */
    static String logIn(PublicApi api, String email, String username, String password) {
        Map<String, String> credentials = Map.of("email", email, "password", password);
        try {
            return api.post("/api/v1/auth/login", credentials).path("token").asText();
        } catch (ApiRefused refused) {
            if (refused.status() != 401) {
                throw refused;
            }
            return api.post("/api/v1/auth/register", Map.of("email", email, "username", username, "password", password))
                    .path("token")
                    .asText();
        }
    }

    // take-profit 0.3 % and stop 1 %: close enough that the replay reaches one of them within minutes
    private static Map<String, Object> configuration() {
        return Map.ofEntries(
                Map.entry("name", CONFIGURATION),
                Map.entry("entryOrderType", "market"),
                Map.entry(
                        "levels",
                        List.of(level("0", "40", "0.3"), level("-0.15", "30", "0.3"), level("-0.3", "30", "0.3"))),
                Map.entry("takeProfitMode", "hybrid"),
                Map.entry("takeProfitAggregatePercent", "0.3"),
                Map.entry("stopLossPercent", "1"),
                Map.entry("stopLossReference", "BASE"),
                Map.entry("entryTtlSeconds", 300),
                Map.entry("capital", Map.of("mode", "FIXED_QUOTE", "value", "1000", "perPyramid", Map.of())));
    }

    private static Map<String, String> level(String gap, String weight, String takeProfit) {
        return Map.of("gapPercent", gap, "weightPercent", weight, "takeProfitPercent", takeProfit);
    }

    private static String configurationId(JsonNode created) {
        return created.path("configuration").path("configurationId").asText();
    }

    private static Optional<String> idOfNamed(List<JsonNode> items, String name) {
        return items.stream()
                .filter(item -> name.equals(item.path("name").asText())
                        || name.equals(item.path("configuration").path("name").asText()))
                .map(item -> item.has("configuration")
                        ? configurationId(item)
                        : item.path("id").asText())
                .findFirst();
    }

    private static Optional<String> firstId(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).findFirst();
    }

    private static <T> T waitFor(String what, Supplier<Optional<T>> question) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < ACCOUNT_LIMIT.toNanos()) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Pause.millis(300);
        }
        throw new IllegalStateException("waited " + ACCOUNT_LIMIT.toSeconds() + " s in vain for " + what);
    }
}
