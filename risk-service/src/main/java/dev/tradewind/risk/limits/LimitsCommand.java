package dev.tradewind.risk.limits;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.sizing.SizeLimits;
import dev.tradewind.kit.problem.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New limits of an account, based on {@code version}. Percentages of the equity. */
public record LimitsCommand(
        @Nullable UUID accountId,
        @Nullable BigDecimal maxPositionPercent,
        @Nullable BigDecimal maxExposurePercent,
        @Nullable Integer maxOpenGroups,
        @Nullable Long version) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_GROUPS = 100;

    /** The limits, heat kept as it is; every wrong field at once. */
    RiskLimits limits(Percent heat) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        BigDecimal position = percent("maxPositionPercent", maxPositionPercent, errors);
        BigDecimal exposure = percent("maxExposurePercent", maxExposurePercent, errors);
        Integer groups = maxOpenGroups;
        if (groups == null) {
            errors.add(new Invalid.FieldError("maxOpenGroups", "REQUIRED", "maxOpenGroups is missing"));
            groups = 1;
        } else if (groups < 1 || groups > MOST_GROUPS) {
            errors.add(new Invalid.FieldError(
                    "maxOpenGroups", "OUT_OF_RANGE", "maxOpenGroups must be between 1 and " + MOST_GROUPS));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new RiskLimits(new SizeLimits(new Percent(position), new Percent(exposure), heat), groups);
    }

    private static BigDecimal percent(String field, @Nullable BigDecimal value, List<Invalid.FieldError> errors) {
        if (value == null) {
            errors.add(new Invalid.FieldError(field, "REQUIRED", field + " is missing"));
            return HUNDRED;
        }
        if (value.signum() <= 0 || value.compareTo(HUNDRED) > 0) {
            errors.add(new Invalid.FieldError(field, "OUT_OF_RANGE", field + " must be more than 0 and at most 100"));
        } else if (value.stripTrailingZeros().scale() > 4) {
            errors.add(new Invalid.FieldError(field, "OUT_OF_RANGE", field + " has more than four decimals"));
        }
        return value;
    }
}
