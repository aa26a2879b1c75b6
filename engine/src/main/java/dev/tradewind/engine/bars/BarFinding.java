package dev.tradewind.engine.bars;

import java.time.Instant;
import java.util.Optional;

/**
 * Something odd about one row.
 *
 * @param line line number in the source, the first is 1
 * @param at time of the row, if it could be read
 */
public record BarFinding(FindingKind kind, long line, Optional<Instant> at, String detail) {}
