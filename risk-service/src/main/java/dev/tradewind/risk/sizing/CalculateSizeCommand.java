package dev.tradewind.risk.sizing;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.kit.problem.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks how much to trade (D-05, simple façade). Without an entry price the last ask counts. */
public record CalculateSizeCommand(
        @Nullable String symbol,

        @JsonProperty("risk_percent") @JsonAlias("riskPercent") @Nullable
        BigDecimal riskPercent,

        @JsonProperty("stop_loss_price") @JsonAlias("stopLossPrice") @Nullable
        BigDecimal stopLossPrice,

        @JsonProperty("entry_price") @JsonAlias("entryPrice") @Nullable
        BigDecimal entryPrice,

        @JsonProperty("account_id") @JsonAlias("accountId") @Nullable
        UUID accountId) {

    /** The same question with nothing missing but what may be missing. */
    record Checked(
            String symbol,
            BigDecimal riskPercent,
            @Nullable BigDecimal stopLossPrice,
            @Nullable BigDecimal entryPrice,
            @Nullable UUID accountId) {}

    Checked checked() {
        List<Invalid.FieldError> errors = new ArrayList<>();
        String name = symbol == null ? "" : symbol.strip();
        if (!Symbol.isCanonical(name)) {
            errors.add(new Invalid.FieldError(
                    "symbol", "NOT_A_SYMBOL", "symbol must be like BTC/USDT or a ticker such as AAPL"));
        }
        BigDecimal risk = riskPercent;
        if (risk == null) {
            errors.add(new Invalid.FieldError("risk_percent", "REQUIRED", "risk_percent is missing"));
            risk = BigDecimal.ONE;
        } else if (!fits(risk) || risk.signum() <= 0 || risk.compareTo(BigDecimal.valueOf(100)) > 0) {
            errors.add(new Invalid.FieldError(
                    "risk_percent", "OUT_OF_RANGE", "risk_percent must be more than 0 and at most 100"));
        }
        checkPrice("stop_loss_price", stopLossPrice, errors);
        checkPrice("entry_price", entryPrice, errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Checked(name, risk, stopLossPrice, entryPrice, accountId);
    }

    private static void checkPrice(String field, @Nullable BigDecimal price, List<Invalid.FieldError> errors) {
        if (price != null && (!fits(price) || price.signum() <= 0)) {
            errors.add(new Invalid.FieldError(
                    field,
                    "OUT_OF_RANGE",
                    field + " must be positive, with at most 16 digits before and 12 after the point"));
        }
    }

    // numeric(28,12), C-31; asked before any arithmetic
    private static boolean fits(BigDecimal value) {
        return (long) value.precision() - value.scale() <= 16 && value.scale() <= 12 && value.scale() >= -16;
    }
}
