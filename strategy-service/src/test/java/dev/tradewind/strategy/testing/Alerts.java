package dev.tradewind.strategy.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Bodies of alerts in the native shape. */
public final class Alerts {
    private Alerts() {}

    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** A grid entry of BTC/USDT on 15 minutes. */
    public static String entry(String signalId) {
        return entry(signalId, now(), "");
    }

    /** As {@link #entry(String)} at another time and with more fields, such as {@code ,"account":"x"}. */
    public static String entry(String signalId, String timestamp, String more) {
        return """
                {"tv":{"exchange":"BINANCE","symbol":"BTCUSDT","timeframe":"15","action":"buy","entry_price":"61237.37",
                "order_size":"0.5","market_position":"long","prev_market_position":"flat"},"timestamp":"%s",
                "execution_intent":{"type":"signal","strategy":"grid","side":"long"},"signal_id":"%s"%s}""".formatted(timestamp, signalId, more);
    }

    public static String exit(String signalId, String timestamp) {
        return """
                {"tv":{"exchange":"BINANCE","symbol":"BTCUSDT","timeframe":"15","action":"sell","market_position":"flat",
                "prev_market_position":"long"},"timestamp":"%s","signal_id":"%s"}""".formatted(timestamp, signalId);
    }
}
