package dev.tradewind.engine.orders;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Money;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All executions of one order and their sums. A bust or correction reverses its trade exactly, in whatever order the two
 * arrive; the same id counts once.
 */
public record Executions(List<Execution> all) {
    public static final Executions NONE = new Executions(List.of());
    private static final int AVERAGE_SCALE = 12;

    public Executions {
        all = List.copyOf(all);
    }

    public boolean contains(String executionId) {
        return all.stream().anyMatch(execution -> execution.id().equals(executionId));
    }

    public Executions with(Execution execution) {
        if (contains(execution.id())) {
            return this;
        }
        List<Execution> more = new ArrayList<>(all);
        more.add(execution);
        return new Executions(more);
    }

    /** The trades that count, with their corrected numbers. */
    public List<Execution> effective() {
        if (all.stream().allMatch(execution -> execution.kind() == ExecutionKind.TRADE)) {
            return all;
        }
        Map<String, Execution> changes = new HashMap<>();
        for (Execution change : all) {
            if (change.refersTo() != null) {
                changes.merge(change.refersTo(), change, Executions::later);
            }
        }
        List<Execution> effective = new ArrayList<>();
        for (Execution trade : all) {
            if (trade.kind() == ExecutionKind.TRADE) {
                Execution change = changes.get(trade.id());
                if (change == null) {
                    effective.add(trade);
                } else if (change.kind() == ExecutionKind.CORRECT) {
                    effective.add(change);
                }
            }
        }
        return effective;
    }

    /** Executed quantity after busts and corrections. */
    public Quantity filled() {
        return effective().stream().map(Execution::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Executed quantity of one part of an OCO. */
    public Quantity filled(ExecutionPart part) {
        return effective().stream()
                .filter(execution -> execution.part() == part)
                .map(Execution::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Everything that ever traded, busted or not: tells whether an execution is still missing. */
    Quantity everTraded() {
        return all.stream()
                .filter(execution -> execution.kind() == ExecutionKind.TRADE)
                .map(Execution::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Volume-weighted price, 12 decimals; empty while nothing is filled. */
    public Optional<Price> averagePrice() {
        BigDecimal filled = filled().value();
        if (filled.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal value = effective().stream()
                .map(execution ->
                        execution.price().value().multiply(execution.quantity().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Price(value.divide(filled, AVERAGE_SCALE, RoundingMode.HALF_UP)));
    }

    /** Sum of the stored notionals, in quote currency. */
    public Money notional(Currency quote) {
        return effective().stream().map(Execution::notional).reduce(Money.zero(quote), Money::plus);
    }

    /** Sum of the fees that were taken in this currency. */
    public Money fees(Currency currency) {
        return effective().stream()
                .map(Execution::fee)
                .filter(fee -> fee.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    private static Execution later(Execution one, Execution other) {
        return other.sequence() > one.sequence() ? other : one;
    }
}
