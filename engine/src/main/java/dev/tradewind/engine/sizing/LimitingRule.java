package dev.tradewind.engine.sizing;

/** What made a size smaller than asked, in the order in which the caps are tried (D-05). */
public enum LimitingRule {
    MAX_POSITION,
    MAX_EXPOSURE,
    MAX_HEAT,
    BUYING_POWER,
    REDUCE_SIZE
}
