package dev.tradewind.system.parity;

import java.util.ArrayList;
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

    /** Each line that one of the two has and the other has not at its place. */
    static List<String> differences(Journal live, Journal backtest) {
        var differences = new ArrayList<String>();
        compare("signal", live.signals, backtest.signals, differences);
        compare("order", live.orders, backtest.orders, differences);
        compare("execution", live.executions, backtest.executions, differences);
        compare("end", live.ends, backtest.ends, differences);
        compare("refusal", live.refusals, backtest.refusals, differences);
        compare("value", List.of(live.value), List.of(backtest.value), differences);
        return differences;
    }

    private static void compare(String what, List<String> live, List<String> backtest, List<String> differences) {
        for (int i = 0; i < Math.max(live.size(), backtest.size()); i++) {
            String ours = i < live.size() ? live.get(i) : "nothing";
            String theirs = i < backtest.size() ? backtest.get(i) : "nothing";
            if (!ours.equals(theirs)) {
                differences.add(what + " " + (i + 1) + ": live " + ours + ", backtest " + theirs);
            }
        }
    }

    String counts() {
        return "signals=%d orders=%d executions=%d positions=%d refusals=%s value=%s"
                .formatted(signals.size(), orders.size(), executions.size(), ends.size(), refusals, value);
    }
}
