package dev.tradewind.web;

import dev.tradewind.contracts.rest.AccountView;
import dev.tradewind.contracts.rest.AuditEntryView;
import dev.tradewind.contracts.rest.EntryGateView;
import dev.tradewind.contracts.rest.ExposureView;
import dev.tradewind.contracts.rest.KillSwitchView;
import dev.tradewind.contracts.rest.MonitorView;
import dev.tradewind.contracts.rest.NotificationStatsView;
import dev.tradewind.contracts.rest.NotificationView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.contracts.rest.SessionView;
import dev.tradewind.contracts.rest.UserView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts, prices, notices and the record of one user, for the fake services. */
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

    static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    static Instant ago(long seconds) {
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
