package dev.tradewind.engine.strategies;

import java.util.List;

/** Says when to start a DCA grid; the grid itself, its take-profit and stop belong to the DCA configuration. */
public final class DcaOnSignalType implements StrategyType {
    static final String ID = "dca-on-signal";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer("rsiPeriod", 2, 50, 14, "Period of the relative strength index."),
                    Parameter.decimal(
                            "oversold",
                            "5",
                            "50",
                            "30",
                            "1",
                            "A grid is started only while the RSI is below this level."),
                    Parameter.integer("highPeriod", 2, 500, 50, "Bars whose highest close a fall is measured from."),
                    Parameter.decimal(
                            "dipPercent",
                            "0",
                            "50",
                            "2",
                            "0.5",
                            "A grid is started only when the close is at least this percentage below that highest close."),
                    Parameter.decimal(
                            "rearmLevel",
                            "30",
                            "95",
                            "50",
                            "1",
                            "After a start the RSI must have been at this level or above before the next one."),
                    Parameter.choice(
                            "exitWhenRearmed",
                            false,
                            "Whether that recovery also closes everything, gain or loss; otherwise only the DCA configuration does.")),
            "0.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "DCA on signal";
    }

    @Override
    public String description() {
        return "Starts a DCA grid after a fall: the close is far enough below its recent high and the RSI is oversold. The grid and its take-profit belong to the DCA configuration, so by default no exit is given.";
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
        return new FilteredStrategy(new DcaOnSignal(values), EntryFilters.of(values, sessions));
    }
}
