package dev.tradewind.web;

import static dev.tradewind.web.FakeData.ACCOUNT;
import static dev.tradewind.web.FakeData.CONFIGURATION;
import static dev.tradewind.web.FakeData.GROUP;
import static dev.tradewind.web.FakeData.HOOK;
import static dev.tradewind.web.FakeData.HOSTILE;
import static dev.tradewind.web.FakeData.OTHER_GROUP;
import static dev.tradewind.web.FakeData.SIGNAL;
import static dev.tradewind.web.FakeData.USER;
import static dev.tradewind.web.FakeData.ago;
import static dev.tradewind.web.FakeData.n;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.contracts.rest.TraceStepView;
import dev.tradewind.contracts.rest.WebhookAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hooks, signals and configurations of one user, for the fake services. */
final class FakeSignals {
    private FakeSignals() {}

    static HookView hook(boolean isActive) {
        return new HookView(
                isActive ? HOOK : UUID.fromString("01937000-0000-7000-8000-0000000000d2"),
                isActive ? "BTC breakout 15m" : HOSTILE,
                ACCOUNT,
                CONFIGURATION,
                "Calm grid",
                isActive,
                "…k9Qz",
                isActive ? Instant.now().plusSeconds(50_000) : null,
                isActive ? ago(4_260) : null,
                isActive ? 18 : 0,
                Map.of(),
                3,
                ago(400_000));
    }

    static HookSecretView secret() {
        return new HookSecretView(
                hook(true),
                "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0",
                "/api/webhook/" + USER + "/c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0",
                """
                {
                  "tv": {
                    "exchange": "{{exchange}}",
                    "symbol": "{{ticker}}",
                    "timeframe": "{{interval}}",
                    "action": "{{strategy.order.action}}",
                    "market_position": "{{strategy.market_position}}"
                  },
                  "timestamp": "{{timenow}}"
                }""");
    }

    static WebhookAnswer webhookAnswer() {
        return new WebhookAnswer("Position group created and pending execution", SIGNAL, "entry", true, "PAPER");
    }

    static List<SignalView> signals() {
        return List.of(
                signal(SIGNAL, "ENTRY", "WORKING", null, "Position opened: 2 of 5 legs filled", GROUP, 4_262),
                signal(
                        UUID.randomUUID(),
                        "ENTRY",
                        "REJECTED",
                        "MAX_POSITION_SIZE",
                        "Position would be 6,250.00, the limit is 5,015.62",
                        null,
                        7_000),
                signal(
                        UUID.randomUUID(),
                        "ENTRY",
                        "DUPLICATE",
                        "DUPLICATE",
                        "The same alert came 12 s before",
                        null,
                        7_100),
                signal(UUID.randomUUID(), "EXIT", "CLOSED", null, "Closed with +$12.44", OTHER_GROUP, 9_000),
                signal(
                        UUID.randomUUID(),
                        "ENTRY",
                        "REFUSED",
                        "STALE",
                        "The alert was 94 s old when it came; entries count for 60 s",
                        null,
                        20_000));
    }

    private static SignalView signal(
            UUID id, String kind, String outcome, String code, String text, UUID group, long since) {
        return new SignalView(
                id,
                HOOK,
                "BTC breakout 15m",
                ACCOUNT,
                "BTC/USDT",
                "BINANCE",
                900,
                kind,
                Side.LONG,
                n("67289"),
                outcome,
                code,
                text,
                group,
                ago(since + 1),
                ago(since),
                null);
    }

    static SignalTraceView trace() {
        return new SignalTraceView(
                signals().getFirst(),
                List.of(
                        step(1, "RECEIVED", "Alert received", "612 bytes, application/json", null, Map.of()),
                        step(2, "AUTHENTICATED", "The hook's token fits", "BTC breakout 15m", true, Map.of()),
                        step(3, "DEDUPLICATED", "Not seen before", "", true, Map.of()),
                        step(
                                4,
                                "CLASSIFIED",
                                "Entry, long",
                                "action buy",
                                null,
                                figures("symbol", "BTC/USDT", "timeframe", "15m")),
                        step(
                                5,
                                "RULE",
                                "Position size",
                                "Counts the whole grid as filled.",
                                true,
                                figures("actual", "1.98%", "limit", "5%")),
                        step(
                                6,
                                "RULE",
                                "Price band",
                                "The alert's price against the last quote.",
                                false,
                                figures("actual", "5.21%", "limit", "5%")),
                        step(
                                7,
                                "RESERVED",
                                "Money reserved",
                                "",
                                null,
                                figures("reserved", "$2,002.00", "free after", "$96,310.12")),
                        step(8, "ORDER", "5 legs sent", "Acknowledged in 84 ms.", null, Map.of()),
                        step(9, "FILL", "Leg 1 filled", "0.00988 at 67,289.10", null, Map.of())),
                "{\"tv\": {\"symbol\": \"BTCUSDT\"}, \"note\": \"" + HOSTILE + "\"}",
                false);
    }

    private static TraceStepView step(
            int number, String step, String title, String text, Boolean passed, Map<String, String> figures) {
        return new TraceStepView(number, ago(4_262 - number), step, title, text, passed, figures);
    }

    private static Map<String, String> figures(String... pairs) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            figures.put(pairs[i], pairs[i + 1]);
        }
        return figures;
    }

    static DcaConfigurationView configuration() {
        return new DcaConfigurationView(
                new DcaConfigurationV1(
                        CONFIGURATION,
                        3,
                        "Calm grid",
                        "limit",
                        List.of(
                                new LevelV1(n("0"), n("20"), n("1")),
                                new LevelV1(n("-0.5"), n("20"), n("0.5")),
                                new LevelV1(n("-1"), n("20"), n("2")),
                                new LevelV1(n("-1.5"), n("20"), n("1.5")),
                                new LevelV1(n("-2"), n("20"), n("1"))),
                        null,
                        Map.of(),
                        5,
                        "per_leg",
                        n("0.8"),
                        "GROSS",
                        n("3"),
                        "BASE",
                        7,
                        300,
                        null,
                        "CLOSE",
                        new CapitalV1("FIXED_QUOTE", n("2000"), Map.of()),
                        "REJECT",
                        "REJECT",
                        null),
                4,
                ago(900_000),
                ago(90_000));
    }

    static DcaConfigurationView otherConfiguration() {
        DcaConfigurationV1 one = configuration().configuration();
        return new DcaConfigurationView(
                new DcaConfigurationV1(
                        UUID.fromString("01937000-0000-7000-8000-0000000000e2"),
                        1,
                        HOSTILE,
                        "market",
                        one.levels(),
                        null,
                        Map.of(),
                        1,
                        "aggregate",
                        n("0.3"),
                        "GROSS",
                        null,
                        "AVG",
                        7,
                        0,
                        null,
                        "CLOSE",
                        new CapitalV1("PCT_EQUITY", n("2"), Map.of()),
                        "REJECT",
                        "REJECT",
                        null),
                1,
                ago(90_000),
                ago(90_000));
    }

    static GridPreviewView preview() {
        return new GridPreviewView(
                "BTC/USDT",
                n("67310.51"),
                List.of(
                        row(0, "0", "67310.51", "0.00594", "399.82", "67983.62", "67310.51", "1"),
                        row(1, "-0.5", "66973.95", "0.00597", "399.83", "67308.82", "67141.81", "0.50"),
                        row(2, "-1", "66637.40", "0.006", "399.82", "67970.15", "66972.47", "2.00"),
                        row(3, "-1.5", "66300.85", "0.00603", "399.79", "67295.37", "66802.94", "1.50"),
                        row(4, "-2", "65964.29", "0.00606", "399.74", "66623.94", "66633.32", "1.00")),
                n("2000"),
                n("1999.00"),
                n("1.00"),
                n("0.0301"),
                n("66633.32"),
                n("65291.19"),
                List.of());
    }

    private static GridPreviewView.Row row(
            int leg,
            String gap,
            String price,
            String quantity,
            String notional,
            String takeProfit,
            String average,
            String bounce) {
        return new GridPreviewView.Row(
                leg, n(gap), n("20"), n(price), n(quantity), n(notional), n(takeProfit), n(average), n(bounce));
    }
}
