package dev.tradewind.engine.positions;

import dev.tradewind.engine.grid.FlatPolicy;
import dev.tradewind.engine.grid.StopReference;
import dev.tradewind.engine.grid.TakeProfitMode;
import dev.tradewind.engine.instruments.Instrument;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.instruments.TickTier;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.MoneyRounding;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.ExecutionPart;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.OrderStatus;
import dev.tradewind.engine.orders.OrderType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A group of example L (D-04) in the hands of a test: it decides, and the test plays the venue. */
final class GroupFixture {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Currency USDT = Currency.of("USDT");
    static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    static final Instrument BTC = new Instrument(
            "paper",
            Symbol.of("BTC/USDT"),
            Currency.of("BTC"),
            USDT,
            List.of(TickTier.of("0", "0.01")),
            Quantity.of("0.00001"),
            Quantity.of("0.00001"),
            Quantity.of("1000"),
            Money.of("5", USDT),
            200,
            Percent.of("50"));
    static final List<Leg> LEGS = List.of(
            leg(0, "61237.37", "0.00326", "1"),
            leg(1, "60931.18", "0.00328", "0.5"),
            leg(2, "60624.99", "0.00329", "2"),
            leg(3, "60318.80", "0.00331", "1.5"),
            leg(4, "60012.62", "0.00333", "1"));
    static final List<Leg> SECOND_LEGS = List.of(
            leg(0, "60200.00", "0.00332", "1"),
            leg(1, "59899.00", "0.00333", "0.5"),
            leg(2, "59598.00", "0.00335", "2"),
            leg(3, "59297.00", "0.00337", "1.5"),
            leg(4, "58996.00", "0.00339", "1"));

    GroupSnapshot group;
    MarketView market;
    Instant now = START;
    final List<Action> done = new ArrayList<>();
    private long sequence;
    private boolean feeInBase;

    private GroupFixture(GroupSnapshot group, MarketView market) {
        this.group = group;
        this.market = market;
    }

    static Leg leg(int index, String price, String quantity, String takeProfit) {
        return new Leg(index, OrderType.LIMIT, Price.of(price), Quantity.of(quantity), Percent.of(takeProfit));
    }

    static GroupRules perLeg() {
        return rules(TakeProfitMode.PER_LEG, null, StopReference.BASE);
    }

    static GroupRules hybrid() {
        return rules(TakeProfitMode.HYBRID, null, StopReference.BASE);
    }

    static GroupRules rules(TakeProfitMode mode, String stopPercent, StopReference reference) {
        return new GroupRules(
                mode,
                Percent.of("0.8"),
                stopPercent == null ? null : Percent.of(stopPercent),
                reference,
                7,
                Duration.ofSeconds(300),
                null,
                FlatPolicy.CLOSE);
    }

    static GroupRules keepGrid() {
        return new GroupRules(
                TakeProfitMode.PER_LEG, null, null, StopReference.BASE, 7, Duration.ZERO, null, FlatPolicy.KEEP_GRID);
    }

    static GroupFixture aGroup(GroupRules rules) {
        return aGroup(rules, LEGS);
    }

    static GroupFixture aGroup(GroupRules rules, List<Leg> legs) {
        Pyramid first = new Pyramid(0, PyramidStatus.PENDING, Price.of("61237.37"), START.plusSeconds(60), legs);
        GroupSnapshot group = new GroupSnapshot(
                ID,
                GroupSnapshot.Kind.SIGNAL,
                new GroupState.Waiting(START),
                Side.LONG,
                BTC,
                rules,
                List.of(first),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                null,
                true,
                false,
                true);
        return new GroupFixture(group, at("61237.37"));
    }

    static MarketView at(String bid) {
        Price price = Price.of(bid);
        return MarketView.steady(price, Price.of(price.value().add(new BigDecimal("0.01"))));
    }

    static OrderKey key(int pyramid, int leg, OrderRole role, int generation) {
        return new OrderKey(ID, pyramid, leg, role, generation);
    }

    static OrderKey entry(int leg) {
        return key(0, leg, OrderRole.ENTRY, 0);
    }

    GroupFixture market(String bid) {
        market = at(bid);
        return this;
    }

    /** The last quote is older than what was bought last. */
    GroupFixture marketBeforeTheFill(String bid) {
        market = at(bid).beforeLastPurchase();
        return this;
    }

    GroupFixture noMarket() {
        market = MarketView.ABSENT;
        return this;
    }

    GroupFixture later(Duration time) {
        now = now.plus(time);
        return this;
    }

    GroupFixture feesInBase() {
        feeInBase = true;
        return this;
    }

    /** Runs the decision and gives the actions of this run. */
    List<Action> decide() {
        GroupDecider.Decision decision = GroupDecider.converge(group, market, now);
        group = decision.after();
        done.addAll(decision.actions());
        return decision.actions();
    }

    GroupFixture decided() {
        decide();
        return this;
    }

    /** Every intent reaches the venue. */
    GroupFixture acknowledged() {
        for (GroupOrder order : group.orders()) {
            if (order.status() == OrderStatus.INTENT) {
                acknowledge(order.key());
            }
        }
        return this;
    }

    GroupFixture acknowledge(OrderKey key) {
        return change(key, order -> with(order, OrderStatus.LIVE, order.fills(), now, null));
    }

    /** All five legs rest at the venue. */
    GroupFixture resting() {
        return decided().acknowledged().decided().acknowledged().decided();
    }

    GroupFixture fill(OrderKey key) {
        GroupOrder order = order(key);
        Price price = order.spec().limit() != null
                ? order.spec().limit()
                : market.last().bid();
        return fill(key, order.openQuantity().toString(), price.toString(), ExecutionPart.WHOLE);
    }

    GroupFixture fill(OrderKey key, String quantity, String price) {
        return fill(key, quantity, price, ExecutionPart.WHOLE);
    }

    GroupFixture fill(OrderKey key, String quantity, String price, ExecutionPart part) {
        now = now.plusMillis(1);
        return change(key, order -> {
            List<Fill> fills = new ArrayList<>(order.fills());
            fills.add(aFill(order, Quantity.of(quantity), Price.of(price), part));
            GroupOrder filled = with(order, order.status(), fills, acknowledgedAt(order), order.endedAt());
            boolean complete = filled.filled().isAtLeast(order.spec().quantity());
            OrderStatus status =
                    order.status().isTerminal() ? order.status() : complete ? OrderStatus.FILLED : OrderStatus.PARTIAL;
            return with(filled, status, fills, acknowledgedAt(order), status.isTerminal() ? now : null);
        });
    }

    GroupFixture end(OrderKey key, OrderStatus status) {
        return change(key, order -> with(order, status, order.fills(), order.acknowledgedAt(), now));
    }

    GroupFixture status(OrderKey key, OrderStatus status) {
        return change(key, order -> with(order, status, order.fills(), order.acknowledgedAt(), null));
    }

    /** The venue proves the end of every order whose cancel was asked for. */
    GroupFixture cancelsProven() {
        for (GroupOrder order : group.orders()) {
            if (order.cancelRequested() && !order.status().isTerminal()) {
                end(order.key(), OrderStatus.CANCELLED);
            }
        }
        return this;
    }

    GroupFixture request(ExitRequest.Kind kind) {
        List<ExitRequest> requests = new ArrayList<>(group.exitRequests());
        requests.add(ExitRequest.of(UUID.nameUUIDFromBytes(kind.name().getBytes()), kind, now));
        group = group.withRequests(requests);
        return this;
    }

    GroupFixture reduce(String percent) {
        List<ExitRequest> requests = new ArrayList<>(group.exitRequests());
        requests.add(ExitRequest.reduce(UUID.nameUUIDFromBytes(percent.getBytes()), Percent.of(percent), now));
        group = group.withRequests(requests);
        return this;
    }

    GroupFixture pyramid() {
        List<Pyramid> pyramids = new ArrayList<>(group.pyramids());
        pyramids.add(new Pyramid(1, PyramidStatus.PENDING, Price.of("60200"), now.plusSeconds(60), SECOND_LEGS));
        group = group.withPyramids(pyramids);
        return this;
    }

    GroupFixture killed() {
        group = new GroupSnapshot(
                group.id(),
                group.kind(),
                group.state(),
                group.side(),
                group.instrument(),
                group.rules(),
                group.pyramids(),
                group.orders(),
                group.exitRequests(),
                group.adjustments(),
                group.incidents(),
                group.closeGivenUpAt(),
                group.venueTakesOco(),
                true,
                group.brokerAgrees());
        return this;
    }

    GroupFixture withoutOco() {
        group = new GroupSnapshot(
                group.id(),
                group.kind(),
                group.state(),
                group.side(),
                group.instrument(),
                group.rules(),
                group.pyramids(),
                group.orders(),
                group.exitRequests(),
                group.adjustments(),
                group.incidents(),
                group.closeGivenUpAt(),
                false,
                group.entriesStopped(),
                group.brokerAgrees());
        return this;
    }

    GroupFixture brokerAgrees(boolean agrees) {
        group = new GroupSnapshot(
                group.id(),
                group.kind(),
                group.state(),
                group.side(),
                group.instrument(),
                group.rules(),
                group.pyramids(),
                group.orders(),
                group.exitRequests(),
                group.adjustments(),
                group.incidents(),
                group.closeGivenUpAt(),
                group.venueTakesOco(),
                group.entriesStopped(),
                agrees);
        return this;
    }

    GroupStatus status() {
        return group.status();
    }

    LotBook book() {
        return LotBook.of(group);
    }

    ExitLevels levels() {
        return ExitLevels.of(group, book());
    }

    GroupOrder order(OrderKey key) {
        return group.orders().stream()
                .filter(order -> order.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    List<GroupOrder> live(OrderRole role) {
        return group.orders().stream()
                .filter(order -> order.role() == role && !order.status().isTerminal())
                .toList();
    }

    List<OrderSpec> placed(List<Action> actions, OrderRole role) {
        return actions.stream()
                .filter(Action.PlaceOrder.class::isInstance)
                .map(Action.PlaceOrder.class::cast)
                .filter(place -> place.key().role() == role)
                .map(Action.PlaceOrder::spec)
                .toList();
    }

    private Fill aFill(GroupOrder order, Quantity quantity, Price price, ExecutionPart part) {
        Money notional = MoneyRounding.notional(price, quantity, USDT);
        Money fee = feeInBase && order.isEntry()
                ? new Money(quantity.value().multiply(new BigDecimal("0.001")), BTC.base())
                : MoneyRounding.fee(notional, new BigDecimal("0.001"));
        sequence++;
        return new Fill("fill-" + sequence, price, quantity, notional, fee, part, now, sequence);
    }

    private Instant acknowledgedAt(GroupOrder order) {
        return order.acknowledgedAt() == null ? now : order.acknowledgedAt();
    }

    private GroupFixture change(OrderKey key, UnaryOperator<GroupOrder> change) {
        group = group.withOrder(key, change);
        return this;
    }

    static GroupOrder with(
            GroupOrder order, OrderStatus status, List<Fill> fills, Instant acknowledgedAt, Instant endedAt) {
        return new GroupOrder(
                order.key(),
                order.spec(),
                status,
                fills,
                order.reportedFilled(),
                order.cancelRequested(),
                order.createdAt(),
                acknowledgedAt,
                endedAt);
    }
}
