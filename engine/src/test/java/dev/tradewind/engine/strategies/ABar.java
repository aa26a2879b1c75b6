package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;

/** One bar for a test: {@code aBar().closing(101)}; five minutes long unless told. */
record ABar(
        long opensAt, long closesAt, double open, double high, double low, double close, double volume, double spread)
        implements Bar {
    static ABar aBar() {
        return new ABar(1_600_000_200, 1_600_000_500, 100, 100, 100, 100, 1, Double.NaN);
    }

    /** A bar from and to this price. */
    ABar closing(double price) {
        return new ABar(opensAt, closesAt, price, price, price, price, volume, spread);
    }

    ABar between(double lowest, double highest) {
        return new ABar(opensAt, closesAt, open, highest, lowest, close, volume, spread);
    }

    ABar trading(double units) {
        return new ABar(opensAt, closesAt, open, high, low, close, units, spread);
    }

    ABar quotedWith(double difference) {
        return new ABar(opensAt, closesAt, open, high, low, close, volume, difference);
    }

    ABar lasting(long from, long to) {
        return new ABar(from, to, open, high, low, close, volume, spread);
    }
}
