package dev.tradewind.engine.strategies;

import java.util.List;

/** Trend following or mean reversion, whichever suits the regime (S-20, D-19). */
public final class DualModeType implements StrategyType {
    static final String ID = "dual-mode";

    private static final List<Parameter> PARAMETERS = FilterParameters.after(
            List.of(
                    Parameter.integer(
                            "kamaPeriod", 5, 50, 10, "Bars over which KAMA measures how straight the price has moved."),
                    Parameter.integer(
                            "kamaFast",
                            2,
                            10,
                            2,
                            "Period of KAMA's smoothing when the price moves in a straight line."),
                    Parameter.integer(
                            "kamaSlow", 11, 100, 30, "Period of KAMA's smoothing when the price goes nowhere."),
                    Parameter.integer("atrPeriod", 5, 50, 14, "Period of the average true range."),
                    Parameter.integer("rsiPeriod", 5, 50, 14, "Period of the relative strength index."),
                    Parameter.integer("bandPeriod", 10, 100, 20, "Period of the Bollinger bands and their middle."),
                    Parameter.decimal(
                            "bandDeviations",
                            "1",
                            "4",
                            "2",
                            "0.25",
                            "Distance of the Bollinger bands from their middle, in standard deviations."),
                    Parameter.decimal(
                            "entryAtr",
                            "0",
                            "3",
                            "0.5",
                            "0.1",
                            "A trend is entered when the close crosses KAMA by this many ATR."),
                    Parameter.decimal(
                            "exitAtr",
                            "0",
                            "3",
                            "0.3",
                            "0.1",
                            "A trend is left when the close is on the wrong side of KAMA by this many ATR."),
                    Parameter.decimal(
                            "trailingAtr",
                            "0.5",
                            "10",
                            "3",
                            "0.5",
                            "Distance of the trailing stop of a trend from the best close, in ATR; it never loosens."),
                    Parameter.decimal(
                            "oversold",
                            "5",
                            "45",
                            "30",
                            "1",
                            "Mean reversion buys when the RSI is below this level and ends a short there."),
                    Parameter.decimal(
                            "overbought",
                            "55",
                            "95",
                            "70",
                            "1",
                            "Mean reversion leaves a long when the RSI is above this level and sells short there."),
                    Parameter.decimal(
                            "stopPercent",
                            "0.5",
                            "20",
                            "3",
                            "0.5",
                            "Mean reversion gives up at this loss against the close it entered at, in percent."),
                    Parameter.decimal(
                            "neutralSize", "0.1", "1", "0.7", "0.1", "Share of the size taken in a NEUTRAL regime."),
                    Parameter.decimal(
                            "disagreementSize",
                            "0.1",
                            "1",
                            "0.5",
                            "0.1",
                            "Further share in a NEUTRAL regime when the two halves do not lean the same way."),
                    Parameter.choice("shorts", false, "Whether short positions are entered too, as the mirror image.")),
            "0.5");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Dual mode";
    }

    @Override
    public String description() {
        return "Follows the trend with KAMA and ATR while the market trends, buys weakness with RSI and Bollinger bands while it"
                + " ranges, and does both with less money in between. ADX and linear regression decide which it is.";
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
        return new FilteredStrategy(new DualMode(values), EntryFilters.of(values, sessions));
    }
}
