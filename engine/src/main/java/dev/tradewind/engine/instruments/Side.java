package dev.tradewind.engine.instruments;

import java.math.BigDecimal;

/** Direction of a position; the sign s of the formulas. */
public enum Side {
    LONG(1),
    SHORT(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 long, −1 short. */
    public int sign() {
        return sign;
    }

    public BigDecimal signedFactor() {
        return BigDecimal.valueOf(sign);
    }

    public Side opposite() {
        return this == LONG ? SHORT : LONG;
    }

    /** The order that opens or grows a position of this side. */
    public OrderSide entryOrder() {
        return this == LONG ? OrderSide.BUY : OrderSide.SELL;
    }

    /** The order that closes or shrinks a position of this side. */
    public OrderSide exitOrder() {
        return entryOrder().opposite();
    }
}
