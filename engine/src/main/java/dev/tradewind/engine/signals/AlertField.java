package dev.tradewind.engine.signals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of an alert by their native names (D-09), with the longest text each may hold. */
public enum AlertField {
    EXCHANGE("tv.exchange", 32),
    SYMBOL("tv.symbol", 60),
    TIMEFRAME("tv.timeframe", 8),
    ACTION("tv.action", 32),
    ENTRY_PRICE("tv.entry_price", 64),
    CLOSE_PRICE("tv.close_price", 64),
    ORDER_SIZE("tv.order_size", 64),
    MARKET_POSITION("tv.market_position", 16),
    PREVIOUS_MARKET_POSITION("tv.prev_market_position", 16),
    TIMESTAMP("timestamp", 40),
    TRADE_ID("strategy_info.trade_id", 128),
    ALERT_NAME("strategy_info.alert_name", 256),
    ALERT_MESSAGE("strategy_info.alert_message", 4_096),
    INTENT_TYPE("execution_intent.type", 16),
    INTENT_STRATEGY("execution_intent.strategy", 64),
    INTENT_SIDE("execution_intent.side", 16),
    POSITION_SIZE_TYPE("execution_intent.position_size_type", 16),
    REDUCE_PERCENT("execution_intent.reduce_percent", 64),
    STOP_LOSS("risk.stop_loss", 64),
    TAKE_PROFIT("risk.take_profit", 64),
    MAX_SLIPPAGE_PERCENT("risk.max_slippage_percent", 64),
    SIGNAL_ID("signal_id", 128),
    ACCOUNT("account", 64);

    private static final Map<String, AlertField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AlertField::nativeName, Function.identity()));

    private final String nativeName;
    private final int maxLength;

    AlertField(String nativeName, int maxLength) {
        this.nativeName = nativeName;
        this.maxLength = maxLength;
    }

    /** The dotted name in the native body, which error lists and field mappings use too. */
    public String nativeName() {
        return nativeName;
    }

    public int maxLength() {
        return maxLength;
    }

    public static Optional<AlertField> named(String nativeName) {
        return Optional.ofNullable(BY_NAME.get(nativeName));
    }
}
