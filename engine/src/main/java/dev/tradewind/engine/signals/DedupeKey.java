package dev.tradewind.engine.signals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** By what a repeat of a signal is recognised (D-10); unique per hook or strategy, for ever. */
public sealed interface DedupeKey {
    /** The text under the unique index. */
    String value();

    /** The sender named the signal. */
    record BySignalId(String value) implements DedupeKey {}

    /** SHA-256 over account, symbol, timeframe, side, intent, trade id and timestamp. */
    record ByFields(String value) implements DedupeKey {}

    /**
     * SHA-256 of the body: the last resort, good for {@link #WINDOW} only.
     *
     * @param value hash and number of the window it arrived in
     * @param previous the same hash in the window before, which counts while it is younger than the window's length
     */
    record ByBody(String value, String previous, Instant notBefore) implements DedupeKey {}

    /** The candle on which a strategy gave a signal of this kind; unique per strategy, so that a restart gives none twice. */
    record ByBar(String value) implements DedupeKey {}

    /** How long the same body is taken for the same alert. */
    Duration WINDOW = Duration.ofSeconds(60);

    /** The strongest key that the alert allows. Without a time of its own the other fields would be equal for ever. */
    static DedupeKey of(UUID account, Alert alert, byte[] body, Instant receivedAt) {
        if (alert.signalId() != null) {
            return new BySignalId("id:" + alert.signalId());
        }
        Instant timestamp = alert.timestamp();
        if (timestamp != null) {
            String tradeId = alert.tradeId() == null ? "" : alert.tradeId();
            var fields = List.of(
                    account.toString(),
                    alert.symbol().value(),
                    Integer.toString(alert.timeframe().seconds()),
                    alert.side().name(),
                    alert.kind().name(),
                    tradeId,
                    timestamp.toString());
            var text = new StringBuilder();
            fields.forEach(field -> text.append(field.length()).append(':').append(field));
            return new ByFields("fields:" + sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
        }
        String hash = "body:" + sha256(body);
        long window = Math.floorDiv(receivedAt.getEpochSecond(), WINDOW.toSeconds());
        return new ByBody(hash + ":" + window, hash + ":" + (window - 1), receivedAt.minus(WINDOW));
    }

    /** The key of a strategy's signal on the bar that opens at this epoch second. */
    static DedupeKey of(long barOpensAt, SignalKind kind) {
        return new ByBar("bar:" + barOpensAt + ":" + kind);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
