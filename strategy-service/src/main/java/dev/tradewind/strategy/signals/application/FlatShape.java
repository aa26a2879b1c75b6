package dev.tradewind.strategy.signals.application;

import dev.tradewind.engine.signals.AlertField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The built-in mapping of flat bodies: where their fields lie, first match, and what their words mean (tradingview-webhooks.md sections 3 and 5). */
final class FlatShape {
    static final Map<AlertField, List<List<String>>> SOURCES = sources();

    private FlatShape() {}

    /** Puts foreign words into native ones: {@code enter_long}, {@code exit}, {@code bearish}, {@code dollar_amount}. */
    static void translateWords(Map<AlertField, String> texts) {
        texts.computeIfPresent(AlertField.MARKET_POSITION, (field, word) -> position(word));
        texts.computeIfPresent(AlertField.PREVIOUS_MARKET_POSITION, (field, word) -> position(word));
        texts.computeIfPresent(AlertField.POSITION_SIZE_TYPE, (field, word) -> sizeType(word));
        if (!texts.containsKey(AlertField.ACTION)) {
            switch (texts.getOrDefault(AlertField.MARKET_POSITION, "")) {
                case "long" -> texts.put(AlertField.ACTION, "buy");
                case "short", "flat" -> texts.put(AlertField.ACTION, "sell");
                default -> {
                    return;
                }
            }
        }
        translateAction(texts);
    }

    private static void translateAction(Map<AlertField, String> texts) {
        boolean isShort = "short".equals(texts.get(AlertField.MARKET_POSITION));
        String action = texts.getOrDefault(AlertField.ACTION, "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('-', '_');
        switch (action) {
            case "long", "enter_long", "bullish" -> meaning(texts, "signal", "buy", "long");
            case "short", "enter_short", "bearish" -> meaning(texts, "signal", "sell", "short");
            case "exit_long", "close_long" -> meaning(texts, "exit", "sell", "long");
            case "exit_short", "close_short" -> meaning(texts, "exit", "buy", "short");
            case "exit", "close", "flat" -> meaning(texts, "exit", isShort ? "buy" : "sell", "");
            case "cancel" -> meaning(texts, "cancel", isShort ? "buy" : "sell", "");
            case "add" -> meaning(texts, "signal", isShort ? "sell" : "buy", "");
            default -> texts.computeIfPresent(AlertField.ACTION, (field, word) -> word);
        }
    }

    private static void meaning(Map<AlertField, String> texts, String type, String action, String side) {
        texts.putIfAbsent(AlertField.INTENT_TYPE, type);
        texts.put(AlertField.ACTION, action);
        if (!side.isEmpty()) {
            texts.putIfAbsent(AlertField.INTENT_SIDE, side);
        }
    }

    private static String position(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "bullish" -> "long";
            case "bearish" -> "short";
            case String other -> other;
        };
    }

    /** Sizes relative to something else (percent of equity, risk) are for the configuration to say, so they are left out. */
    private static String sizeType(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "fixed_quantity" -> "contracts";
            case "dollar_amount" -> "quote";
            case "quote", "base", "contracts" -> word;
            default -> "";
        };
    }

    private static Map<AlertField, List<List<String>>> sources() {
        Map<AlertField, List<List<String>>> sources = new EnumMap<>(AlertField.class);
        add(sources, AlertField.EXCHANGE, "exchange", "tv_exchange");
        add(sources, AlertField.SYMBOL, "ticker", "symbol", "tv_instrument", "instrument", "pair");
        add(sources, AlertField.TIMEFRAME, "interval", "timeframe");
        add(sources, AlertField.ACTION, "action", "side", "signal", "strategy.action", "data");
        add(sources, AlertField.ENTRY_PRICE, "signalPrice", "price", "entry_price", "trigger_price");
        add(sources, AlertField.CLOSE_PRICE, "close", "close_price");
        add(sources, AlertField.ORDER_SIZE, "quantity", "contracts", "qty", "size", "order_size", "order.amount");
        add(sources, AlertField.POSITION_SIZE_TYPE, "quantityType", "order.currency_type");
        add(sources, AlertField.MARKET_POSITION, "sentiment", "market_position", "position");
        add(sources, AlertField.PREVIOUS_MARKET_POSITION, "prev_market_position");
        add(sources, AlertField.TIMESTAMP, "time", "timestamp", "timenow", "date", "bar_time");
        add(sources, AlertField.TRADE_ID, "trade_id", "order_id");
        add(sources, AlertField.ALERT_NAME, "alert_name");
        add(sources, AlertField.ALERT_MESSAGE, "message", "alert_message");
        add(sources, AlertField.INTENT_STRATEGY, "strategy");
        add(sources, AlertField.SIGNAL_ID, "signal_id", "id");
        add(sources, AlertField.ACCOUNT, "account");
        return Map.copyOf(sources);
    }

    private static void add(Map<AlertField, List<List<String>>> sources, AlertField field, String... paths) {
        List<List<String>> steps = new ArrayList<>();
        for (String path : paths) {
            steps.add(List.of(path.split("\\.")));
        }
        sources.put(field, List.copyOf(steps));
    }
}
