package dev.tradewind.engine.orders;

/** What became of one request to place an order. An adapter maps whatever it does not know for certain to {@link Unclear}. */
public sealed interface PlaceAnswer {

    /** The venue has the order. */
    record Accepted(OrderReport report) implements PlaceAnswer {}

    /** The venue surely did not take this request. */
    record Refused(String code, String text, Receipt receipt) implements PlaceAnswer {}

    /** The venue already has an order with this client order id. */
    record Duplicate(Receipt receipt) implements PlaceAnswer {}

    /** Time-out, broken socket, 5xx, unreadable answer: it may have arrived. */
    record Unclear(String why, Receipt receipt) implements PlaceAnswer {
        public static Unclear because(String why) {
            return new Unclear(why, Receipt.ofOurs("no answer"));
        }
    }
}
