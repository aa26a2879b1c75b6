package dev.tradewind.strategy.signals.rest;

import org.jspecify.annotations.Nullable;

/** What a test alert asks for; absent parts are a buy of BTC/USDT on one minute. {@code type} is signal, exit, reduce, reverse or cancel. */
record TestAlertCommand(
        @Nullable String symbol,
        @Nullable String action,
        @Nullable String type,
        @Nullable String timeframe) {
    static final TestAlertCommand USUAL = new TestAlertCommand(null, null, null, null);
}
