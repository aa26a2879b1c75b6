package dev.tradewind.engine.risk;

import org.jspecify.annotations.Nullable;

/**
 * One precondition or rule that was evaluated, passed or not, with its numbers for the decision trace.
 *
 * @param code the stable error code when it did not pass
 * @param limit and {@code actual} as text with unit
 */
public record RuleCheck(
        String rule,
        boolean passed,
        @Nullable String code,
        String limit,
        String actual,
        RuleAction action,
        String detail) {

    public static RuleCheck passed(String rule, String limit, String actual, String detail) {
        return new RuleCheck(rule, true, null, limit, actual, RuleAction.NONE, detail);
    }

    public static RuleCheck blocked(String rule, String code, String limit, String actual, String detail) {
        return new RuleCheck(rule, false, code, limit, actual, RuleAction.BLOCK, detail);
    }

    /** The same check with a note that the size was made smaller for it. */
    public RuleCheck reduced(String detail) {
        return new RuleCheck(rule, passed, code, limit, actual, RuleAction.REDUCE_SIZE, detail);
    }
}
