package dev.tradewind.contracts.plans;

import org.jspecify.annotations.Nullable;

/** One rule that was evaluated, passed or not, with its numbers: {@code limit} and {@code actual} as text with unit, {@code action} BLOCK, REDUCE_SIZE, ALERT or NONE. */
public record RuleCheckV1(
        String rule,
        boolean passed,
        @Nullable String code,
        String limit,
        String actual,
        String action,
        String detail) {}
