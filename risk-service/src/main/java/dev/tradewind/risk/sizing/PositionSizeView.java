package dev.tradewind.risk.sizing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The answer of the calculator: the size after the caps beside the raw one (C-32); {@code limitingRule} null when no cap bit. */
public record PositionSizeView(
        String symbol,
        BigDecimal shares,
        BigDecimal raw,
        @JsonProperty("entry_price") BigDecimal entryPrice,
        @JsonProperty("estimated_cost") BigDecimal estimatedCost,
        @JsonProperty("risk_amount") BigDecimal riskAmount,
        String currency,
        @JsonProperty("limiting_rule") @Nullable String limitingRule) {}
