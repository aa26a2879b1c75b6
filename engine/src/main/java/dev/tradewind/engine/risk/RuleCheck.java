package dev.tradewind.engine.risk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One precondition or rule that was evaluated, passed or not, with its numbers for the decision trace. Its texts are written
 * when somebody reads them: a backtest decides thousands of entries and reads none.
 */
public final class RuleCheck {
    private final String rule;
    private final @Nullable String code;
    private final Supplier<String> limit;
    private final Supplier<String> actual;
    private final RuleAction action;
    private final Supplier<String> detail;

    private RuleCheck(
            String rule,
            @Nullable String code,
            Supplier<String> limit,
            Supplier<String> actual,
            RuleAction action,
            Supplier<String> detail) {
        this.rule = rule;
        this.code = code;
        this.limit = limit;
        this.actual = actual;
        this.action = action;
        this.detail = detail;
    }

    public static RuleCheck passed(String rule, String limit, String actual, String detail) {
        return passed(rule, () -> limit, () -> actual, () -> detail);
    }

    /** The suppliers must give the same text at any later time. */
    public static RuleCheck passed(
            String rule, Supplier<String> limit, Supplier<String> actual, Supplier<String> detail) {
        return new RuleCheck(rule, null, limit, actual, RuleAction.NONE, detail);
    }

    public static RuleCheck blocked(String rule, String code, String limit, String actual, String detail) {
        return blocked(rule, code, () -> limit, () -> actual, () -> detail);
    }

    /** The suppliers must give the same text at any later time. */
    public static RuleCheck blocked(
            String rule, String code, Supplier<String> limit, Supplier<String> actual, Supplier<String> detail) {
        return new RuleCheck(rule, code, limit, actual, RuleAction.BLOCK, detail);
    }

    /** The same check with a note that the size was made smaller for it. */
    public RuleCheck reduced(Supplier<String> note) {
        return new RuleCheck(rule, code, limit, actual, RuleAction.REDUCE_SIZE, note);
    }

    /** The same check, whose breach asks for a smaller size and not for a stop. */
    RuleCheck asksForLess() {
        return new RuleCheck(rule, code, limit, actual, RuleAction.REDUCE_SIZE, detail);
    }

    public String rule() {
        return rule;
    }

    public boolean passed() {
        return code == null;
    }

    /** The stable error code when it did not pass. */
    public @Nullable String code() {
        return code;
    }

    /** As text with unit. */
    public String limit() {
        return limit.get();
    }

    /** As text with unit. */
    public String actual() {
        return actual.get();
    }

    public RuleAction action() {
        return action;
    }

    public String detail() {
        return detail.get();
    }

    @Override
    public String toString() {
        return rule + " " + (code == null ? "passed" : code) + ": " + actual() + " of " + limit() + ", " + action + ", "
                + detail();
    }
}
