package dev.tradewind.contracts.venue;

/** The statuses of a class A broker as the venue prints them. A reader treats any other text as unknown. */
public final class VenueOrderStatus {
    public static final String NEW = "new";
    public static final String PARTIALLY_FILLED = "partially_filled";
    public static final String FILLED = "filled";
    public static final String CANCELED = "canceled";
    public static final String EXPIRED = "expired";
    public static final String REJECTED = "rejected";

    private VenueOrderStatus() {}
}
