package dev.tradewind.system.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern WITHOUT_STOP =
            Pattern.compile("SELL LIMIT GTC (\\S+ limit \\S+) stop 0 -> CANCELED 0 CANCELED_BY_CLIENT");

    /**
     * What differs.
     *
     * @param explained differences that live may have, because its fills and its quotes come by two streams and its orders leave one
     *     after the other. Neither changes an execution. (1) The exit of what was bought goes to the venue before the next leg of the
     *     grid: the lane protects before it buys, event mode sends all legs of a decision at once. (2) A fill was heard before the quote
     *     that made it: the exit is chosen by the quote before, by which the target is reached already, and so without a stop; when
     *     the quote is heard it is replaced by the pair that event mode sends at once
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

    private static void compareOrders(List<String> all, List<String> backtest, Comparison comparison) {
        List<String> live = withoutReplaced(all, comparison);
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

    private static List<String> withoutReplaced(List<String> live, Comparison comparison) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < live.size(); i++) {
            Matcher exit = WITHOUT_STOP.matcher(live.get(i));
            boolean isReplaced = exit.matches()
                    && live.subList(i + 1, live.size()).stream()
                            .anyMatch(later -> later.startsWith("SELL OCO GTC " + exit.group(1) + " stop "));
            if (isReplaced) {
                comparison.explained.add("order " + (i + 1) + ": live heard the fill before its quote, " + live.get(i));
            } else {
                kept.add(live.get(i));
            }
        }
        return kept;
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
