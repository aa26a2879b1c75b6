package dev.tradewind.strategy.backtests;

import dev.tradewind.kit.problem.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of a request and collects everything that is wrong with them. */
final class BacktestFields {
    private final String prefix;
    private final List<Invalid.FieldError> errors;

    BacktestFields(String prefix) {
        this(prefix, new ArrayList<>());
    }

    private BacktestFields(String prefix, List<Invalid.FieldError> errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    /** The same collection for fields of an object inside. */
    BacktestFields inside(String field) {
        return new BacktestFields(prefix + field + ".", errors);
    }

    void refuse(String field, String code, String message) {
        errors.add(new Invalid.FieldError(prefix + field, code, message));
    }

    boolean isFine() {
        return errors.isEmpty();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** A number within limits and with few enough decimals; the default when it is absent or refused. */
    BigDecimal number(
            String field, @Nullable BigDecimal given, String least, String most, int decimals, String otherwise) {
        if (given == null) {
            return new BigDecimal(otherwise);
        }
        boolean isWithin = given.compareTo(new BigDecimal(least)) >= 0 && given.compareTo(new BigDecimal(most)) <= 0;
        if (!isWithin) {
            // as given: 1E+999999999 written out is no message
            refuse(field, "OUT_OF_RANGE", field + " must be from " + least + " to " + most + ", was " + given + ".");
            return new BigDecimal(otherwise);
        }
        if (given.stripTrailingZeros().scale() > decimals) {
            refuse(field, "OUT_OF_RANGE", field + " must have at most " + decimals + " decimals, was " + given + ".");
            return new BigDecimal(otherwise);
        }
        return given;
    }

    int integer(String field, @Nullable Integer given, int least, int most, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (given < least || given > most) {
            refuse(field, "OUT_OF_RANGE", field + " must be from " + least + " to " + most + ", was " + given + ".");
            return otherwise;
        }
        return given;
    }
}
