package dev.tradewind.risk;

import dev.tradewind.contracts.configurations.CapitalV1;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.configurations.LevelV1;
import dev.tradewind.contracts.events.AccountOpenedV1;
import dev.tradewind.contracts.events.AccountValuedV1;
import dev.tradewind.contracts.events.Classification;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.contracts.events.ExecutionBookedV1;
import dev.tradewind.contracts.events.GroupChangedV1;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.contracts.events.OrderEndedV1;
import dev.tradewind.contracts.events.PlanDecidedV1;
import dev.tradewind.contracts.events.PlanRefusedV1;
import dev.tradewind.contracts.events.SignalAcceptedV1;
import dev.tradewind.contracts.events.TickTierV1;
import dev.tradewind.contracts.plans.OrderSide;
import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.contracts.plans.Side;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.kit.events.EventEnvelope;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.TestClock;
import dev.tradewind.risk.quotes.Quotes;
import io.quarkus.arc.Arc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user with a paper account, and the facts other services tell about them. */
public final class Trader {
    public static final String BTC = "BTC/USDT";
    public static final String ETH = "ETH/USDT";

    public final UUID user = UUID.randomUUID();
    public final UUID account = UUID.randomUUID();
    private final TestClock clock =
            Arc.container().instance(RiskTestClock.class).get();
    private @Nullable BigDecimal sizeFactor;
    private String capitalMode = "FIXED_QUOTE";
    private String capital = "1000";
    private int maxPyramids = 5;
    private String oppositePolicy = "REJECT";
    private String entryOrderType = "limit";
    private int configurationVersion = 1;
    private long groupVersion;

    private Trader() {}

    /** With 100,000 USDT, metadata and fresh quotes of both symbols. */
    public static Trader withAnAccount() {
        Trader trader = withoutAccount();
        trader.opensAccount();
        trader.instrument(BTC)
                .instrument(ETH)
                .quote(BTC, "61237.36", "61237.37")
                .quote(ETH, "2999.99", "3000.00");
        return trader;
    }

    public static Trader withoutAccount() {
        return new Trader();
    }

    public Instant now() {
        return clock.instant();
    }

    public Trader opensAccount() {
        broker(
                EventTypes.ACCOUNT_OPENED,
                account,
                1,
                new AccountOpenedV1(
                        account, "Paper", "paper", "PAPER", "USDT", new BigDecimal("100000"), clock.instant()));
        return this;
    }

    public Trader instrument(String symbol) {
        Facts.from("broker")
                .tell(
                        EventTypes.INSTRUMENT_PUBLISHED,
                        null,
                        UUID.randomUUID(),
                        1,
                        new InstrumentPublishedV1(
                                "paper",
                                symbol,
                                symbol.substring(0, symbol.indexOf('/')),
                                "USDT",
                                List.of(new TickTierV1(BigDecimal.ZERO, new BigDecimal("0.01"))),
                                new BigDecimal("0.00001"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("9000"),
                                new BigDecimal("5"),
                                new BigDecimal("0.1"),
                                clock.instant()));
        return this;
    }

    public Trader quote(String symbol, String bid, String ask) {
        Arc.container()
                .instance(Quotes.class)
                .get()
                .received(new QuoteView(
                        symbol,
                        new BigDecimal(bid),
                        new BigDecimal(ask),
                        BigDecimal.ONE,
                        clock.instant(),
                        clock.instant(),
                        true));
        return this;
    }

    public Trader capital(String mode, String value) {
        capitalMode = mode;
        capital = value;
        return this;
    }

    /** The share of the capital that the next signals want. */
    public Trader sizeFactor(String share) {
        sizeFactor = new BigDecimal(share);
        return this;
    }

    public Trader maxPyramids(int most) {
        maxPyramids = most;
        return this;
    }

    public Trader opposite(String policy) {
        oppositePolicy = policy;
        return this;
    }

    public Trader atMarket() {
        entryOrderType = "market";
        return this;
    }

    public Trader editsTheConfiguration() {
        configurationVersion++;
        return this;
    }

    /** An entry of BTC on the one-hour chart at 61,237.37. */
    public SignalAcceptedV1 entry(long candle) {
        return signal(Classification.ENTRY, BTC, 3600, candle, Side.LONG, "61237.37");
    }

    public SignalAcceptedV1 signal(
            Classification kind, String symbol, int timeframe, long candle, Side side, @Nullable String price) {
        Instant now = clock.instant();
        return new SignalAcceptedV1(
                UUID.randomUUID(),
                UUID.randomUUID(),
                account,
                "BINANCE",
                symbol,
                timeframe,
                candle,
                kind,
                side,
                price == null ? null : new BigDecimal(price),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                now,
                configuration(),
                "{}",
                null,
                sizeFactor);
    }

    public DcaConfigurationV1 configuration() {
        return new DcaConfigurationV1(
                new UUID(0, 1),
                configurationVersion,
                "demo",
                entryOrderType,
                List.of(
                        level("0", "1"),
                        level("-0.5", "0.5"),
                        level("-1", "2"),
                        level("-1.5", "1.5"),
                        level("-2", "1")),
                null,
                Map.of(),
                maxPyramids,
                "per_leg",
                null,
                "GROSS",
                null,
                "BASE",
                7,
                300,
                null,
                "CLOSE",
                new CapitalV1(capitalMode, new BigDecimal(capital), Map.of()),
                "REJECT",
                oppositePolicy,
                null);
    }

    /** strategy-service tells the signal; the newest decision about it comes back, null while there is none. */
    public @Nullable PlanDecidedV1 sends(SignalAcceptedV1 signal) {
        Facts.from("strategy").tell(EventTypes.SIGNAL_ACCEPTED, user, signal.signalId(), 1, signal);
        return lastDecision(signal);
    }

    public @Nullable PlanDecidedV1 lastDecision(SignalAcceptedV1 signal) {
        List<PlanDecidedV1> decided = decisions(signal);
        return decided.isEmpty() ? null : decided.getLast();
    }

    public List<PlanDecidedV1> decisions(SignalAcceptedV1 signal) {
        return Facts.told(user, EventTypes.PLAN_DECIDED).stream()
                .map(event -> event.dataAs(PlanDecidedV1.class))
                .filter(decided -> decided.signalId().equals(signal.signalId()))
                .toList();
    }

    /** An approved plan of this signal, or the test fails with what was decided instead. */
    public PlanV1 planOf(SignalAcceptedV1 signal) {
        PlanDecidedV1 decided = sends(signal);
        if (decided == null || decided.plan() == null) {
            throw new AssertionError("no plan: " + decided);
        }
        return decided.plan();
    }

    public EventEnvelope executes(PlanV1 plan, int leg, String quantity, String price, String cashAfter) {
        BigDecimal notional = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return execution(plan, leg, "ENTRY", OrderSide.BUY, quantity, price, notional, cashAfter);
    }

    public EventEnvelope sells(PlanV1 plan, int leg, String quantity, String price, String cashAfter) {
        BigDecimal notional = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return execution(plan, leg, "TAKE_PROFIT", OrderSide.SELL, quantity, price, notional, cashAfter);
    }

    private EventEnvelope execution(
            PlanV1 plan,
            int leg,
            String role,
            OrderSide side,
            String quantity,
            String price,
            BigDecimal notional,
            String cashAfter) {
        UUID execution = UUID.randomUUID();
        return broker(
                EventTypes.EXECUTION_BOOKED,
                execution,
                1,
                new ExecutionBookedV1(
                        execution,
                        "x-" + execution,
                        UUID.randomUUID(),
                        account,
                        plan.groupId(),
                        plan.signalId(),
                        "tw1",
                        plan.symbol(),
                        role,
                        plan.pyramidIndex(),
                        leg,
                        side,
                        new BigDecimal(quantity),
                        new BigDecimal(price),
                        notional,
                        notional.movePointLeft(3),
                        "USDT",
                        null,
                        new BigDecimal(cashAfter),
                        clock.instant()));
    }

    public EventEnvelope orderEnds(PlanV1 plan, PlanLegV1 leg, String status) {
        return broker(EventTypes.ORDER_ENDED, UUID.randomUUID(), 1, ended(plan, leg, status));
    }

    /** That a leg of the first approved plan was cancelled; not told yet. */
    public OrderEndedV1 anEntryEnds(PlanLegV1 leg) {
        PlanV1 plan = Facts.told(user, EventTypes.PLAN_DECIDED).stream()
                .map(event -> event.dataAs(PlanDecidedV1.class).plan())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return ended(plan, leg, "CANCELLED");
    }

    private OrderEndedV1 ended(PlanV1 plan, PlanLegV1 leg, String status) {
        return new OrderEndedV1(
                UUID.randomUUID(),
                account,
                plan.groupId(),
                plan.signalId(),
                "tw1",
                plan.symbol(),
                "ENTRY",
                plan.pyramidIndex(),
                leg.index(),
                OrderSide.BUY,
                status,
                "ACK",
                UUID.randomUUID(),
                leg.quantity(),
                BigDecimal.ZERO,
                null,
                clock.instant());
    }

    public EventEnvelope groupMoves(PlanV1 plan, @Nullable String from, String to) {
        groupVersion++;
        return broker(
                EventTypes.GROUP_CHANGED,
                plan.groupId(),
                groupVersion,
                new GroupChangedV1(
                        plan.groupId(),
                        account,
                        plan.signalId(),
                        plan.symbol(),
                        plan.timeframeSeconds(),
                        plan.side(),
                        from,
                        to,
                        "TEST",
                        null,
                        1,
                        plan.candleId(),
                        BigDecimal.ZERO,
                        null,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        groupVersion,
                        clock.instant()));
    }

    public EventEnvelope refuses(PlanDecidedV1 decided, String code) {
        return broker(
                EventTypes.PLAN_REFUSED,
                decided.decisionId(),
                1,
                new PlanRefusedV1(
                        decided.decisionId(),
                        decided.signalId(),
                        account,
                        null,
                        code,
                        "refused by the test",
                        clock.instant()));
    }

    public EventEnvelope valued(String cash, String positions) {
        BigDecimal equity = new BigDecimal(cash).add(new BigDecimal(positions));
        return broker(
                EventTypes.ACCOUNT_VALUED,
                account,
                1,
                new AccountValuedV1(
                        account,
                        new BigDecimal(cash),
                        new BigDecimal(positions),
                        equity,
                        BigDecimal.ZERO,
                        equity,
                        clock.instant()));
    }

    private EventEnvelope broker(String type, UUID aggregate, long version, Object data) {
        return Facts.from("broker").tell(type, user, aggregate, version, data);
    }

    private static LevelV1 level(String gap, String takeProfit) {
        return new LevelV1(new BigDecimal(gap), new BigDecimal("20"), new BigDecimal(takeProfit));
    }
}
