package dev.tradewind.engine.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks single fields of a draft and collects what is wrong. Each check answers a usable value, so that all fields are looked at. */
final class FieldChecks {
    /** numeric(28,12), C-31: sixteen digits before the point, twelve after. */
    private static final int MAX_SCALE = 12;

    private static final int MAX_INTEGER_DIGITS = 16;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    boolean isClean() {
        return errors.isEmpty();
    }

    void refuse(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }

    /** A required decimal; a placeholder of one when it is missing or unusable. */
    BigDecimal required(String field, @Nullable BigDecimal value, Bounds bounds) {
        if (value == null) {
            refuse(field, "REQUIRED", field + " is missing");
            return BigDecimal.ONE;
        }
        return bounded(field, value, bounds) ? value : BigDecimal.ONE;
    }

    /** An optional decimal; null when absent or unusable. */
    @Nullable
    BigDecimal optional(String field, @Nullable BigDecimal value, Bounds bounds) {
        return value != null && bounded(field, value, bounds) ? value : null;
    }

    int integer(String field, @Nullable Integer value, int fallback, int least, int most) {
        if (value == null) {
            return fallback;
        }
        if (value < least || value > most) {
            refuse(field, "OUT_OF_RANGE", field + " must be between " + least + " and " + most + ", was " + value);
            return fallback;
        }
        return value;
    }

    <E> E named(
            String field, @Nullable String text, E fallback, Function<String, Optional<E>> find, Stream<String> names) {
        if (text == null) {
            return fallback;
        }
        Optional<E> found = find.apply(text);
        if (found.isEmpty()) {
            refuse(field, "UNKNOWN_VALUE", field + " must be one of " + names.collect(Collectors.joining(", ")));
        }
        return found.orElse(fallback);
    }

    private boolean bounded(String field, BigDecimal value, Bounds bounds) {
        // digits first: a number such as 1e999999 must not reach arithmetic
        if (!fits(value)) {
            refuse(field, "OUT_OF_RANGE", field + " has too many digits: at most 16 before and 12 after the point");
            return false;
        }
        if (!bounds.contain(value)) {
            refuse(field, "OUT_OF_RANGE", field + " must be " + bounds + ", was " + value.toPlainString());
            return false;
        }
        return true;
    }

    private static boolean fits(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() == 0) {
            return Math.abs((long) value.scale()) <= 1_000;
        }
        if (integerDigits > MAX_INTEGER_DIGITS || value.scale() > 1_000) {
            return false;
        }
        return value.stripTrailingZeros().scale() <= MAX_SCALE;
    }

    /** An interval of decimals. */
    record Bounds(
            BigDecimal least,
            boolean leastIncluded,
            @Nullable BigDecimal most) {
        static Bounds above(String least) {
            return new Bounds(new BigDecimal(least), false, null);
        }

        static Bounds aboveUpTo(String least, String most) {
            return new Bounds(new BigDecimal(least), false, new BigDecimal(most));
        }

        static Bounds between(String least, String most) {
            return new Bounds(new BigDecimal(least), true, new BigDecimal(most));
        }

        boolean contain(BigDecimal value) {
            int toLeast = value.compareTo(least);
            return (leastIncluded ? toLeast >= 0 : toLeast > 0) && (most == null || value.compareTo(most) <= 0);
        }

        @Override
        public String toString() {
            String lower = (leastIncluded ? "at least " : "more than ") + least.toPlainString();
            return most == null ? lower : lower + " and at most " + most.toPlainString();
        }
    }
}
