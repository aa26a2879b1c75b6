package dev.tradewind.engine.strategies;

import java.util.List;

/**
 * A kind of strategy: its name, what can be set, and how to make one. Stateless, with a public constructor without arguments,
 * so that {@link java.util.ServiceLoader} finds it in a jar that the operator installed (C-61).
 */
public interface StrategyType {
    /** Stable and unique, lower case with dashes, such as {@code dual-mode}. */
    String id();

    /** For people, such as "Dual mode". */
    String title();

    /** What it does, in one or two sentences. */
    String description();

    /** What can be set, in the order in which a form shows it. */
    List<Parameter> parameters();

    /**
     * What is wrong with values that are each within their range, such as a fast period above the slow one; empty when nothing
     * is. A sweep leaves such sets out.
     */
    default List<ParameterValues.Problem> problems(ParameterValues values) {
        return List.of();
    }

    /** A new strategy that has seen no bar yet. The values were checked against {@link #parameters()}. */
    Strategy create(ParameterValues values);

    /** The same for a market with sessions; types whose filters do not ask for them ignore the clock. */
    default Strategy create(ParameterValues values, SessionClock sessions) {
        return create(values);
    }
}
