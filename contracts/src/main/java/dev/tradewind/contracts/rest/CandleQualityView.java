package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found while a file of candles was read.
 *
 * @param layout the recognised layout, such as {@code binance-klines}
 * @param timeZone zone in which times without one were read
 * @param rows data rows read
 * @param counts findings by kind, all of them
 * @param findings the first ones, at most 1,000, in the order of the file
 * @param notes what was assumed, one sentence each
 */
public record CandleQualityView(
        String layout,
        String timeZone,
        long rows,
        long bars,
        Map<String, Long> counts,
        List<Finding> findings,
        List<String> notes) {
    public CandleQualityView {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * One finding.
     *
     * @param kind {@code GAP}, {@code DUPLICATE}, {@code CONTRADICTION}, {@code ZERO_PRICE}, {@code NEGATIVE_PRICE}, {@code NOT_A_NUMBER},
     *     {@code CROSSED}, {@code NEGATIVE_VOLUME}, {@code DISORDER}, {@code OFF_GRID}, {@code OUTSIDE_SESSION}, {@code UNREADABLE},
     *     {@code TIME_ZONE} or {@code JUMP}
     * @param severity {@code NOTE}, {@code WARNING} or {@code ERROR}; one error and nothing is imported
     * @param line line number in the file, the header is line 1
     */
    public record Finding(
            String kind,
            String severity,
            long line,
            @Nullable Instant at,
            String detail) {}
}
