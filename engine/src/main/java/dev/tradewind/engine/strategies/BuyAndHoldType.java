package dev.tradewind.engine.strategies;

import java.util.List;

/** Buys once and keeps it. */
public final class BuyAndHoldType implements StrategyType {
    static final String ID = "buy-and-hold";

    private static final List<Parameter> PARAMETERS = List.of();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Buy and hold";
    }

    @Override
    public String description() {
        return "Buys at the first bar and never sells; what other strategies are compared with.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Strategy create(ParameterValues values) {
        return new BuyAndHold();
    }
}
