package dev.tradewind.web;

import static dev.tradewind.web.FakeData.ACCOUNT;
import static dev.tradewind.web.FakeData.GROUP;
import static dev.tradewind.web.FakeData.HOSTILE;
import static dev.tradewind.web.FakeData.OTHER_GROUP;
import static dev.tradewind.web.FakeData.SIGNAL;
import static dev.tradewind.web.FakeData.ago;
import static dev.tradewind.web.FakeData.n;

import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.contracts.rest.GroupDetailView;
import dev.tradewind.contracts.rest.GroupView;
import dev.tradewind.contracts.rest.LegView;
import dev.tradewind.contracts.rest.OrderView;
import dev.tradewind.contracts.rest.TimelineEntryView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Positions and orders of one user, for the fake services. */
final class FakePositions {
    private FakePositions() {}

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
}
