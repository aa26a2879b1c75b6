package dev.tradewind.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recomputes money and holdings from executions (C-54: cash is the sum of stored amounts, to the last digit). */
final class Books {
    private final BigDecimal cash;
    private final Map<String, BigDecimal> held;

    private Books(BigDecimal cash, Map<String, BigDecimal> held) {
        this.cash = cash;
        this.held = Map.copyOf(held);
    }

    /** What these executions did to the cash and to the holding of each group. */
    static Books of(List<JsonNode> executions) {
        BigDecimal cash = BigDecimal.ZERO;
        var held = new HashMap<String, BigDecimal>();
        for (JsonNode execution : executions) {
            BigDecimal sign = "BUY".equals(execution.path("side").asText()) ? BigDecimal.ONE : BigDecimal.ONE.negate();
            cash = cash.subtract(sign.multiply(decimal(execution, "notional"))).subtract(decimal(execution, "fee"));
            held.merge(
                    execution.path("groupId").asText(), sign.multiply(decimal(execution, "quantity")), BigDecimal::add);
        }
        return new Books(cash, held);
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal heldBy(String group) {
        return held.getOrDefault(group, BigDecimal.ZERO);
    }

    /** A sentence about money that these executions do not explain. */
    Optional<String> cashDifference(BigDecimal cashBefore, BigDecimal cashAfter) {
        BigDecimal expected = cashBefore.add(cash);
        return expected.compareTo(cashAfter) == 0
                ? Optional.empty()
                : Optional.of(
                        "cash is " + cashAfter.toPlainString() + ", the executions say " + expected.toPlainString());
    }

    /** A sentence about what a closed position still holds. */
    Optional<String> rest(String closedGroup) {
        return heldBy(closedGroup).signum() == 0
                ? Optional.empty()
                : Optional.of(
                        "the closed position still holds " + heldBy(closedGroup).toPlainString());
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }
}
