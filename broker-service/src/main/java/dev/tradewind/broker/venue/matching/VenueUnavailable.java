package dev.tradewind.broker.venue.matching;

import dev.tradewind.contracts.venue.VenueProblemCodes;
import dev.tradewind.kit.problem.Unavailable;

/** 503: the venue cannot commit at the moment. Whether a sent command took effect is unknown to its sender. */
public final class VenueUnavailable extends Unavailable {
    private static final long serialVersionUID = 1L;

    VenueUnavailable(String detail) {
        super(VenueProblemCodes.VENUE_UNAVAILABLE, detail);
    }

    VenueUnavailable(String detail, Throwable cause) {
        super(VenueProblemCodes.VENUE_UNAVAILABLE, detail, cause);
    }
}
