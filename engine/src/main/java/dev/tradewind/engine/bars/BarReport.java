package dev.tradewind.engine.bars;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in a source of bars.
 *
 * @param rows rows seen
 * @param bars rows that are bars to be kept
 * @param counts number of findings of each kind that occurred, all of them
 * @param findings the first ones, at most {@link BarChecks#LISTED}, by line; errors go before the others when there are too many
 */
public record BarReport(long rows, long bars, Map<FindingKind, Long> counts, List<BarFinding> findings) {
    public BarReport {
        var copy = new EnumMap<FindingKind, Long>(FindingKind.class);
        copy.putAll(counts);
        counts = java.util.Collections.unmodifiableMap(copy);
        findings = List.copyOf(findings);
    }

    /** Number of findings that forbid the import. */
    public long errors() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().severity() == FindingKind.Severity.ERROR)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long count(FindingKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
