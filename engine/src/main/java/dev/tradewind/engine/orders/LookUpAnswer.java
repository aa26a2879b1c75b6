package dev.tradewind.engine.orders;

/** What a question about one order brought. A failed read is no information: it changes nothing (R2). */
public sealed interface LookUpAnswer {
    record Found(OrderReport report) implements LookUpAnswer {}

    /** The venue answered that it does not have the order, at the time in the receipt. */
    record Absent(Receipt receipt) implements LookUpAnswer {}

    record NoInformation(String why) implements LookUpAnswer {}
}
