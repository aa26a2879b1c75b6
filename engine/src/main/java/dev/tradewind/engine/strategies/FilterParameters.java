package dev.tradewind.engine.strategies;

import java.util.ArrayList;
import java.util.List;

/** The parameters of the entry filters (S-26, D-19), which every shipped strategy but buy and hold has after its own. */
final class FilterParameters {
    static final String MINIMUM_VOLUME = "minimumVolume";
    static final String MAXIMUM_SPREAD = "maximumSpread";
    static final String CLOSING_MINUTES = "closingMinutes";

    private FilterParameters() {}

    /** A strategy's own parameters and then those of the filters; breakouts ask for more volume than others. */
    static List<Parameter> after(List<Parameter> own, String minimumVolume) {
        List<Parameter> all = new ArrayList<>(own);
        all.add(
                Parameter.decimal(
                        MINIMUM_VOLUME,
                        "0",
                        "5",
                        minimumVolume,
                        "0.1",
                        "No entry unless the bar's volume is above this many times its mean of 20 bars; 0 switches the filter off."));
        all.add(
                Parameter.decimal(
                        MAXIMUM_SPREAD,
                        "0",
                        "100",
                        "5",
                        "0.5",
                        "No entry while the spread is above this percentage of the standard deviation of 20 closes"
                                + " (half of it between 12:00 and 13:00 New York time for equities); 0 switches the filter off."));
        all.add(Parameter.integer(
                CLOSING_MINUTES,
                0,
                120,
                15,
                "No entry in this many last minutes of an exchange session; 0 switches the filter off."));
        return List.copyOf(all);
    }
}
