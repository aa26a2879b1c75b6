package dev.tradewind.contracts.venue;

/** The stable {@code code} of a problem body of the venue, with its HTTP status. */
public final class VenueProblemCodes {
    /** 409: the account has used this client order id before, whatever became of that order. Proof that it arrived. */
    public static final String DUPLICATE_CLIENT_ORDER_ID = "DUPLICATE_CLIENT_ORDER_ID";
    /** 404: no order with this client order id. */
    public static final String UNKNOWN_ORDER = "UNKNOWN_ORDER";
    /** 404: no such account. */
    public static final String UNKNOWN_ACCOUNT = "UNKNOWN_ACCOUNT";
    /** 422: the order is already terminal; the body carries it as {@code order}. */
    public static final String ORDER_NOT_CANCELABLE = "ORDER_NOT_CANCELABLE";
    /** 422. */
    public static final String UNKNOWN_SYMBOL = "UNKNOWN_SYMBOL";
    /** 422: malformed client order id. */
    public static final String INVALID_CLIENT_ORDER_ID = "INVALID_CLIENT_ORDER_ID";
    /** 422: unknown side, type or time in force, a price that is missing or must not be there, a number that is not positive. */
    public static final String INVALID_ORDER = "INVALID_ORDER";
    /** 422: price is no multiple of the tick. */
    public static final String PRICE_PRECISION = "PRICE_PRECISION";
    /** 422: quantity is no multiple of the step. */
    public static final String QUANTITY_PRECISION = "QUANTITY_PRECISION";
    /** 422. */
    public static final String QUANTITY_TOO_SMALL = "QUANTITY_TOO_SMALL";
    /** 422. */
    public static final String QUANTITY_TOO_LARGE = "QUANTITY_TOO_LARGE";
    /** 422. */
    public static final String NOTIONAL_TOO_SMALL = "NOTIONAL_TOO_SMALL";
    /** 422: a price too far from the market, or a stop or limit on the wrong side of it. */
    public static final String PRICE_OUT_OF_RANGE = "PRICE_OUT_OF_RANGE";
    /** 422: a sale of an asset of which the account holds nothing. */
    public static final String SHORT_NOT_SUPPORTED = "SHORT_NOT_SUPPORTED";
    /** 422: the account holds some, but less than the sale needs beside its other open sales. */
    public static final String INSUFFICIENT_HOLDINGS = "INSUFFICIENT_HOLDINGS";
    /** 422. */
    public static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";
    /** 422. */
    public static final String TOO_MANY_OPEN_ORDERS = "TOO_MANY_OPEN_ORDERS";
    /** 422: a market order while there is no quote. */
    public static final String NO_QUOTE = "NO_QUOTE";
    /** 422: the venue's clock was past the request's {@code X-Not-After}; nothing was done. */
    public static final String TOO_LATE = "TOO_LATE";
    /** 503: the venue cannot commit; the outcome of a sent order is unknown, look it up. */
    public static final String VENUE_UNAVAILABLE = "VENUE_UNAVAILABLE";
    /** 401: missing or wrong {@code X-Venue-Key}. */
    public static final String VENUE_KEY_REFUSED = "VENUE_KEY_REFUSED";

    private VenueProblemCodes() {}
}
