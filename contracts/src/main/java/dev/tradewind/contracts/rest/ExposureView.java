package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Limits and where the account stands: committed counts filled and reserved. */
public record ExposureView(
        UUID accountId,
        BigDecimal equity,
        BigDecimal cash,
        BigDecimal held,
        BigDecimal available,
        BigDecimal committed,
        List<LimitBar> limits,
        @Nullable Instant valuedAt) {
    /** Now against limit, both as text with unit; {@code usedPercent} from 0. */
    public record LimitBar(String rule, String actual, String limit, BigDecimal usedPercent) {}
}
