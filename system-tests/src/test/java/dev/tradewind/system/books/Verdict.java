package dev.tradewind.system.books;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the judge found, by kind. */
public final class Verdict {
    /** Kinds of wrong. */
    public enum Fault {
        /** An order or an execution counted more than once (R1, R5). */
        DOUBLED,
        /** An accepted alert, an order or an execution that came to nothing (R2, R8). */
        LOST,
        /** Something at the venue that no row of ours explains, or that outlived its position (R4). */
        ORPHAN,
        /** More was sold than was held (R7). */
        OVERSOLD,
        /** Money or holdings that do not recompute exactly from executions (R6). */
        CASH,
        /** A fact that a consumer could not apply, or a position that did not end. */
        STUCK
    }

    private final Map<Fault, List<String>> findings = new EnumMap<>(Fault.class);

    public void add(Fault fault, String sentence) {
        findings.computeIfAbsent(fault, any -> new ArrayList<>()).add(sentence);
    }

    public boolean isClean() {
        return findings.isEmpty();
    }

    public int count(Fault fault) {
        return findings.getOrDefault(fault, List.of()).size();
    }

    /** One line with the count of every kind. */
    public String counts() {
        return Stream.of(Fault.values())
                .map(fault -> fault.name().toLowerCase(Locale.ROOT) + "=" + count(fault))
                .collect(Collectors.joining(" "));
    }

    /** Every finding on a line of its own. */
    public List<String> sentences() {
        return findings.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(sentence -> entry.getKey() + " " + sentence))
                .toList();
    }
}
