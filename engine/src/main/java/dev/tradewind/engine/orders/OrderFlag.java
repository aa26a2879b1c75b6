package dev.tradewind.engine.orders;

/** Something odd that was handled lawfully and that a person should hear of. */
public enum OrderFlag {
    /** More executed than ordered: booked in full. */
    OVERFILL,
    /** An execution after the order had ended: booked in full. */
    LATE_FILL,
    /** The venue took a trade back or changed its numbers. */
    TRADE_CHANGED,
    /** The venue shows an order as open that was proven over. */
    OPEN_AFTER_END,
    /** The venue knows an order that our store says was never sent. */
    NEVER_SENT_BUT_FOUND,
    /** A person must look. */
    REVIEW_NEEDED
}
