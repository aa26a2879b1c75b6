package dev.tradewind.engine.strategies;

import java.util.List;

/** In at the outer band, out at the middle. */
public final class BollingerReversionType implements StrategyType {
    static final String ID = "bollinger-reversion";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer("bandPeriod", 5, 200, 20, "Period of the Bollinger bands and their middle."),
                    Parameter.decimal(
                            "bandDeviations",
                            "0.5",
                            "4",
                            "2",
                            "0.25",
                            "Distance of the bands from their middle, in standard deviations."),
                    Parameter.choice("shorts", false, "Whether short positions are entered too, as the mirror image.")),
            "0.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Bollinger reversion";
    }

    @Override
    public String description() {
        return "Buys a close at or below the lower Bollinger band and sells when the close is back at the middle.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Strategy create(ParameterValues values) {
        return create(values, SessionClock.ALWAYS_OPEN);
    }

    @Override
    public Strategy create(ParameterValues values, SessionClock sessions) {
        return new FilteredStrategy(new BollingerReversion(values), EntryFilters.of(values, sessions));
    }
}
