package dev.tradewind.strategy.hooks;

/** The message a user pastes into a TradingView alert, in the native shape of D-09. */
final class ExampleAlert {
    private static final String BODY = """
            {
              "tv": {
                "exchange": "{{exchange}}",
                "symbol": "{{ticker}}",
                "timeframe": "{{interval}}",
                "action": "{{strategy.order.action}}",
                "entry_price": "{{close}}",
                "order_size": "{{strategy.order.contracts}}",
                "market_position": "{{strategy.market_position}}",
                "prev_market_position": "{{strategy.prev_market_position}}"
              },
              "timestamp": "{{timenow}}",
              "strategy_info": { "trade_id": "{{strategy.order.id}}" }%s
            }""";

    private ExampleAlert() {}

    static String body(boolean requiresSecret) {
        return BODY.formatted(requiresSecret ? ",\n  \"secret\": \"<the secret of this hook>\"" : "");
    }
}
