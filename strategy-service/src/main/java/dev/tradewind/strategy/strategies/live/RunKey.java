package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.strategy.marketdata.CandleKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What makes two strategies the same computation: type, values, venue, symbol and timeframe, as one hash. */
public final class RunKey {
    private RunKey() {}

    public static String of(String typeId, ParameterValues values, CandleKey series) {
        var text = new StringBuilder(typeId);
        new TreeMap<>(values.values())
                .forEach((name, value) ->
                        text.append('\n').append(name).append('=').append(value.toPlainString()));
        text.append('\n')
                .append(series.venue())
                .append('\n')
                .append(series.symbol())
                .append('\n')
                .append(series.timeframe().seconds());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
