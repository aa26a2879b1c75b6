package dev.tradewind.web;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.DcaConfigurationView;
import dev.tradewind.contracts.rest.EntryGateView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.ExposureView;
import dev.tradewind.contracts.rest.GridPreviewView;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.HookSecretView;
import dev.tradewind.contracts.rest.HookView;
import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.contracts.rest.LegView;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.contracts.rest.TimelineEntryView;
import dev.tradewind.contracts.rest.TraceStepView;
import dev.tradewind.contracts.rest.UserView;
import dev.tradewind.contracts.rest.WebhookAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A day in the life of one user, for the fake services. */
final class FakeData {
    static final double PRICE = 67_310.50;
    static final UUID USER = UUID.fromString("01937000-0000-7000-8000-000000000001");
    static final UUID ACCOUNT = UUID.fromString("01937000-0000-7000-8000-0000000000a1");
    static final UUID GROUP = UUID.fromString("01937000-0000-7000-8000-0000000000b1");
    static final UUID OTHER_GROUP = UUID.fromString("01937000-0000-7000-8000-0000000000b2");
    static final UUID SIGNAL = UUID.fromString("01937000-0000-7000-8000-0000000000c1");
    static final UUID HOOK = UUID.fromString("01937000-0000-7000-8000-0000000000d1");
    static final UUID CONFIGURATION = UUID.fromString("01937000-0000-7000-8000-0000000000e1");
    static final String HOSTILE = "<script>alert('x')</script> & {{close}}";

    private FakeData() {}

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    private static Instant ago(long seconds) {
        return Instant.now().minusSeconds(seconds);
    }

    static UserView user(String role) {
        return new UserView(USER, "mara@example.org", "mara", role, true, ago(900_000), ago(60));
    }

    static AccountView account(boolean isEmpty) {
        return isEmpty
                ? new AccountView(
                        ACCOUNT,
                        "Paper",
                        "paper",
                        "PAPER",
                        "USDT",
                        n("100000"),
                        n("100000"),
                        n("0"),
                        n("100000"),
                        n("0"),
                        n("100000"),
                        "OPEN",
                        ago(4))
                : new AccountView(
                        ACCOUNT,
                        "Paper",
                        "paper",
                        "PAPER",
                        "USDT",
                        n("98127.4400"),
                        n("96310.12"),
                        n("2184.96"),
                        n("100312.40"),
                        n("288.1"),
                        n("100000"),
                        "OPEN",
                        ago(4));
    }

    static List<GroupView> open() {
        return List.of(
                group(
                        GROUP,
                        "BTC/USDT",
                        "PARTIALLY_FILLED",
                        "PARTIALLY_FILLED",
                        n("67120.2"),
                        n("67310.50"),
                        n("3.74"),
                        n("0.2833"),
                        true),
                group(
                        OTHER_GROUP,
                        "ETH/USDT",
                        "LIVE",
                        "ACTIVE",
                        n("3518.44"),
                        n("3492.10"),
                        n("-7.49"),
                        n("-0.7486"),
                        true),
                group(
                        UUID.fromString("01937000-0000-7000-8000-0000000000b3"),
                        "SOL/USDT",
                        "CLOSING",
                        "CLOSING",
                        n("242.1"),
                        n("242.1"),
                        n("0"),
                        n("0"),
                        false));
    }

    private static GroupView group(
            UUID id,
            String symbol,
            String status,
            String state,
            BigDecimal average,
            BigDecimal market,
            BigDecimal profit,
            BigDecimal percent,
            boolean hasStop) {
        return new GroupView(
                id,
                ACCOUNT,
                "PAPER",
                SIGNAL,
                symbol,
                900,
                Side.LONG,
                status,
                state,
                1,
                2,
                5,
                n("0.01965"),
                average,
                market,
                n("67791.40"),
                hasStop ? n("66440.00") : null,
                hasStop,
                n("1319.11"),
                profit,
                percent,
                n("0"),
                n("1.32"),
                null,
                ago(4_260),
                null,
                7);
    }

    static List<GroupView> history() {
        return List.of(
                closed("BTC/USDT", "TP_HIT", n("12.44"), 9_000),
                closed("ETH/USDT", "SL_HIT", n("-24.40"), 40_000),
                closed("BTC/USDT", "MANUAL_CLOSE", n("0.8"), 100_000),
                closed("BTC/USDT", "NEVER_FILLED", n("0"), 190_000));
    }

    private static GroupView closed(String symbol, String reason, BigDecimal result, long since) {
        return new GroupView(
                UUID.nameUUIDFromBytes((symbol + reason).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ACCOUNT,
                "PAPER",
                SIGNAL,
                symbol,
                900,
                Side.LONG,
                "CLOSED",
                "CLOSED",
                1,
                3,
                5,
                n("0"),
                n("67120.2"),
                null,
                null,
                null,
                true,
                n("1988.00"),
                null,
                null,
                result,
                n("3.97"),
                reason,
                ago(since + 5_000),
                ago(since),
                19);
    }

    static GroupDetailView detail() {
        return new GroupDetailView(
                open().getFirst(),
                List.of(
                        leg(
                                0,
                                "filled",
                                "FILLED",
                                "67289.00",
                                "0.00988",
                                "0.00988",
                                "67289.10",
                                "1",
                                "67961.99",
                                "0.00988"),
                        leg(
                                1,
                                "filled",
                                "FILLED",
                                "66952.56",
                                "0.00977",
                                "0.00977",
                                "66952.56",
                                "0.5",
                                "67287.32",
                                "0.00977"),
                        leg(2, "pending", "OPEN", "66616.11", "0.01000", "0", null, "2", null, "0"),
                        leg(3, "pending", "OPEN", "66279.67", "0.01005", "0", null, "1.5", null, "0"),
                        leg(4, "pending", "UNKNOWN", "65943.22", "0.01010", "0", null, "1", null, "0")),
                orders(),
                List.of(
                        execution(0, OrderSide.BUY, "0.00988", "67289.10", 4_200, null),
                        execution(1, OrderSide.BUY, "0.00977", "66952.56", 2_100, null),
                        execution(1, OrderSide.SELL, "0.00200", "67287.32", 600, n("0.53"))),
                List.of(
                        new TimelineEntryView(
                                ago(4_260),
                                "TRANSITION",
                                null,
                                "WAITING",
                                "SIGNAL",
                                "Plan of 5 legs, $200.00 reserved."),
                        new TimelineEntryView(
                                ago(4_258),
                                "TRANSITION",
                                "WAITING",
                                "LIVE",
                                "ACKNOWLEDGED",
                                "5 legs rest at the broker."),
                        new TimelineEntryView(
                                ago(4_200),
                                "TRANSITION",
                                "LIVE",
                                "PARTIALLY_FILLED",
                                "FILL",
                                "Leg 1 filled at 67,289.10."),
                        new TimelineEntryView(
                                ago(2_100),
                                "FILL",
                                null,
                                null,
                                "FILL",
                                "Leg 2 filled at 66,952.56; exits placed again.")),
                "Calm grid",
                3,
                "per_leg",
                "{\n  \"tv\": {\"exchange\": \"BINANCE\", \"symbol\": \"BTCUSDT\", \"action\": \"buy\"},\n  \"note\": \""
                        + HOSTILE + "\"\n}");
    }

    private static LegView leg(
            int index,
            String status,
            String state,
            String price,
            String quantity,
            String filled,
            String filledPrice,
            String takeProfit,
            String takeProfitPrice,
            String remaining) {
        return new LegView(
                0,
                index,
                status,
                state,
                n(price),
                n(quantity),
                n(filled),
                filledPrice == null ? null : n(filledPrice),
                n(takeProfit),
                takeProfitPrice == null ? null : n(takeProfitPrice),
                n(remaining),
                "tw1" + index);
    }

    private static ExecutionView execution(
            int leg, OrderSide side, String quantity, String price, long since, BigDecimal realised) {
        return new ExecutionView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                GROUP,
                "x" + leg,
                "BTC/USDT",
                side == OrderSide.BUY ? "E" : "T",
                0,
                leg,
                side,
                n(quantity),
                n(price),
                n(quantity).multiply(n(price)),
                n("0.66420123"),
                realised,
                ago(since));
    }

    static List<OrderView> orders() {
        return List.of(
                order("T", OrderSide.SELL, "OCO", "pending", "LIVE", "0.00988", "0", null, "67961.99", "66440.00", 900),
                order("E", OrderSide.BUY, "LIMIT", "pending", "UNKNOWN", "0.01010", "0", null, "65943.22", null, 1_400),
                order(
                        "E",
                        OrderSide.BUY,
                        "LIMIT",
                        "filled",
                        "FILLED",
                        "0.00977",
                        "0.00977",
                        "66952.56",
                        "66952.56",
                        null,
                        2_100),
                order(
                        "E",
                        OrderSide.BUY,
                        "MARKETABLE_LIMIT",
                        "filled",
                        "FILLED",
                        "0.00988",
                        "0.00988",
                        "67289.10",
                        "67350.00",
                        null,
                        4_200),
                order("X", OrderSide.SELL, "MARKET", "failed", "REJECTED", "0.00100", "0", null, null, null, 90_000));
    }

    private static OrderView order(
            String role,
            OrderSide side,
            String type,
            String status,
            String state,
            String quantity,
            String filled,
            String average,
            String limit,
            String stop,
            long since) {
        return new OrderView(
                UUID.randomUUID(),
                ACCOUNT,
                GROUP,
                "tw10de6yw9ts1r0k3m2n7p4q8x5v-01" + role + "01",
                "BTC/USDT",
                role,
                0,
                0,
                side,
                type,
                status,
                state,
                n(quantity),
                n(filled),
                average == null ? null : n(average),
                limit == null ? null : n(limit),
                stop == null ? null : n(stop),
                state.equals("REJECTED") ? "MIN_NOTIONAL" : null,
                ago(since + 5),
                ago(since));
    }

    static List<KillSwitchView> switches() {
        return List.of(
                new KillSwitchView("INSTALLATION", "", "ACTIVE", false, null, null, ago(800_000), 1),
                new KillSwitchView("USER", USER.toString(), "ACTIVE", false, null, null, ago(800_000), 1),
                new KillSwitchView("ACCOUNT", ACCOUNT.toString(), "ACTIVE", false, null, null, ago(800_000), 1));
    }

    static List<KillSwitchView> halted() {
        return List.of(
                new KillSwitchView("USER", USER.toString(), "HALTED", false, "I need a pause", "mara", ago(120), 2));
    }

    static List<QuoteView> quotes() {
        return List.of(
                new QuoteView("BTC/USDT", n("67310.50"), n("67310.51"), n("0.8"), ago(1_000_000), ago(1), true),
                new QuoteView("ETH/USDT", n("3492.10"), n("3492.11"), n("12"), ago(1_000_000), ago(42), true));
    }

    static List<MonitorView> monitors() {
        return List.of(
                new MonitorView("fills", 10, ago(4), 12, 3, "OK"),
                new MonitorView("take-profit", 15, ago(9), 8, 2, "OK"),
                new MonitorView("reconcile", 60, ago(140), 80, 1, "LATE"),
                new MonitorView("orphan-sweep", 60, null, 0, 0, "FAILED"));
    }

    static EntryGateView gate(boolean withReasons) {
        return new EntryGateView(
                ACCOUNT,
                !withReasons,
                withReasons
                        ? List.of(new EntryGateView.Reason(
                                "QUOTE_STALE", "The last ETH/USDT price is 42 s old; entries need one under 15 s."))
                        : List.of(),
                ago(1));
    }

    static ExposureView exposure(boolean isEmpty) {
        return new ExposureView(
                ACCOUNT,
                n("100312.40"),
                n("98127.44"),
                n("1817.32"),
                n("96310.12"),
                n("4002.28"),
                isEmpty
                        ? List.of(new ExposureView.LimitBar("POSITION_LIMIT", "0 groups", "10 groups", n("0")))
                        : List.of(
                                new ExposureView.LimitBar("MAX_POSITION_SIZE", "4.31%", "5%", n("86.2")),
                                new ExposureView.LimitBar("MAX_LEVERAGE", "3.99%", "50%", n("7.98")),
                                new ExposureView.LimitBar("POSITION_LIMIT", "3 groups", "10 groups", n("30"))),
                ago(4));
    }

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

    static List<NotificationView> notifications() {
        return List.of(
                note(
                        "order_filled",
                        "MEDIUM",
                        "Leg 2 filled",
                        "BTC/USDT: 0.00977 at 66,952.56",
                        "/positions/" + GROUP,
                        false,
                        2_100),
                note(
                        "risk_breach",
                        "HIGH",
                        "A signal was refused",
                        "Position size 6,250.00 is over the limit of 5,015.62",
                        "/signals",
                        false,
                        7_000),
                note(
                        "system_alert",
                        "URGENT",
                        "An order's answer was lost",
                        "It is being asked for; nothing is sent twice. " + HOSTILE,
                        null,
                        false,
                        7_400),
                note(
                        "position_closed",
                        "MEDIUM",
                        "Position closed",
                        "BTC/USDT closed by take-profit with +$12.44",
                        "//evil.example/x",
                        true,
                        9_000));
    }

    private static NotificationView note(
            String type, String priority, String title, String text, String link, boolean isRead, long since) {
        return new NotificationView(UUID.randomUUID(), type, priority, title, text, link, isRead, ago(since));
    }

    static NotificationStatsView stats(boolean isEmpty) {
        return isEmpty ? new NotificationStatsView(0, 0, 0) : new NotificationStatsView(31, 3, 1);
    }

    static List<AuditEntryView> audit() {
        return List.of(
                new AuditEntryView(
                        42,
                        ago(300),
                        USER,
                        "mara",
                        "HOOK_ROTATED",
                        "hook",
                        HOOK.toString(),
                        null,
                        null,
                        null,
                        "127.0.0.1",
                        "9f2c4e5a77b1c0de"),
                new AuditEntryView(
                        41,
                        ago(4_000),
                        null,
                        "SYSTEM",
                        "GROUP_CLOSED",
                        "position",
                        OTHER_GROUP.toString(),
                        "ACTIVE",
                        "CLOSED",
                        "take-profit",
                        null,
                        "1b5c4e5a77b1c0de"),
                new AuditEntryView(
                        40,
                        ago(90_000),
                        USER,
                        "mara",
                        "LOGIN",
                        "session",
                        "",
                        null,
                        HOSTILE,
                        null,
                        "127.0.0.1",
                        "7aac4e5a77b1c0de"));
    }

    static List<SessionView> sessions() {
        return List.of(
                new SessionView(
                        UUID.randomUUID(),
                        ago(600),
                        Instant.now().plus(Duration.ofHours(20)),
                        "127.0.0.1",
                        "Firefox on Linux",
                        true),
                new SessionView(
                        UUID.randomUUID(),
                        ago(60_000),
                        Instant.now().plus(Duration.ofHours(3)),
                        "192.0.2.7",
                        "Safari on iPhone",
                        false));
    }
}
