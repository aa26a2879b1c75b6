package dev.tradewind.engine.strategies;

import java.util.List;

/** In when the RSI leaves the oversold zone, out when it has recovered. */
public final class RsiReversalType implements StrategyType {
    static final String ID = "rsi-reversal";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer("rsiPeriod", 2, 50, 14, "Period of the relative strength index."),
                    Parameter.decimal(
                            "oversold",
                            "5",
                            "45",
                            "30",
                            "1",
                            "A long is entered when the RSI comes from below this level to it or above; a short at 100 minus it."),
                    Parameter.decimal(
                            "recovered",
                            "50",
                            "95",
                            "60",
                            "1",
                            "A long is left when the RSI is at this level or above; a short at 100 minus it."),
                    Parameter.choice("shorts", false, "Whether short positions are entered too, as the mirror image.")),
            "0.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "RSI reversal";
    }

    @Override
    public String description() {
        return "Buys when the relative strength index comes back up out of the oversold zone and sells when it has recovered.";
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
        return new FilteredStrategy(new RsiReversal(values), EntryFilters.of(values, sessions));
    }
}
