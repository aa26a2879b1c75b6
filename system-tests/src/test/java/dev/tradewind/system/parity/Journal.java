package dev.tradewind.system.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a run left behind, a line for each thing, so that two runs can be laid side by side.
 *
 * @param signals with the bar they were given after, and why
 * @param orders in the order in which they were sent
 * @param executions with the time of the quote that they met
 * @param ends how each position ended, and what it earned
 * @param refusals entries that were not taken, by code
 * @param value of the account at the last close, in quote currency
 */
record Journal(
        List<String> signals,
        List<String> orders,
        List<String> executions,
        List<String> ends,
        List<String> refusals,
        String value) {
    /**
     * What differs.
     *
     * @param explained the one difference that live may have, because its orders leave one after the other. It changes no execution:
     *     the exit of what was bought goes to the venue before the next leg of the grid, for the lane protects before it buys; event
     *     mode sends all legs of a decision at once
     * @param unexplained any other difference
     */
    record Comparison(List<String> explained, List<String> unexplained) {
        Comparison() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    static Comparison compare(Journal live, Journal backtest) {
        var comparison = new Comparison();
        compareOrders(live.orders, backtest.orders, comparison);
        compare("signal", live.signals, backtest.signals, comparison);
        compare("execution", live.executions, backtest.executions, comparison);
        compare("end", live.ends, backtest.ends, comparison);
        compare("refusal", live.refusals, backtest.refusals, comparison);
        compare("value", List.of(live.value), List.of(backtest.value), comparison);
        return comparison;
    }

    private static void compareOrders(List<String> live, List<String> backtest, Comparison comparison) {
        var reordered = new ArrayList<>(backtest);
        for (int i = 0; i + 1 < Math.min(live.size(), reordered.size()); i++) {
            boolean isExitBeforeLeg =
                    live.get(i).startsWith("SELL OCO") && live.get(i + 1).startsWith("BUY LIMIT GTC");
            boolean isLegBeforeExit =
                    live.get(i).equals(reordered.get(i + 1)) && live.get(i + 1).equals(reordered.get(i));
            if (isExitBeforeLeg && isLegBeforeExit) {
                Collections.swap(reordered, i, i + 1);
                comparison.explained.add(
                        "orders " + (i + 1) + " and " + (i + 2) + ": live the exit first, backtest the next leg first");
            }
        }
        compare("order", live, reordered, comparison);
    }

    private static void compare(String what, List<String> live, List<String> backtest, Comparison comparison) {
        for (int i = 0; i < Math.max(live.size(), backtest.size()); i++) {
            String ours = i < live.size() ? live.get(i) : "nothing";
            String theirs = i < backtest.size() ? backtest.get(i) : "nothing";
            if (!ours.equals(theirs)) {
                comparison.unexplained.add(what + " " + (i + 1) + ": live " + ours + ", backtest " + theirs);
            }
        }
    }

    String counts() {
        return "signals=%d orders=%d executions=%d positions=%d refusals=%s value=%s"
                .formatted(signals.size(), orders.size(), executions.size(), ends.size(), refusals, value);
    }
}
