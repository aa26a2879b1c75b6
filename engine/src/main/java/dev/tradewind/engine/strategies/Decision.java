package dev.tradewind.engine.strategies;

import dev.tradewind.engine.instruments.Side;

/** What a rule says after a bar. */
public enum Decision {
    STAY(0),
    ENTER_LONG(1),
    ENTER_SHORT(-1),
    EXIT_LONG(1),
    EXIT_SHORT(-1);

    private final int sign;

    Decision(int sign) {
        this.sign = sign;
    }

    public boolean isEntry() {
        return this == ENTER_LONG || this == ENTER_SHORT;
    }

    public boolean isExit() {
        return this == EXIT_LONG || this == EXIT_SHORT;
    }

    /** +1 long, −1 short, 0 when nothing is to be done. */
    int sign() {
        return sign;
    }

    /** The side it is about; none when there is nothing to do. */
    Side side() {
        return switch (this) {
            case ENTER_LONG, EXIT_LONG -> Side.LONG;
            case ENTER_SHORT, EXIT_SHORT -> Side.SHORT;
            case STAY -> throw new IllegalStateException("nothing was decided");
        };
    }
}
