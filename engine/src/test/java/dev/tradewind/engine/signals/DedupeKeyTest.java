package dev.tradewind.engine.signals;

import static dev.tradewind.engine.signals.AlertFixture.aBuyAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The three keys of D-10. */
class DedupeKeyTest {
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Instant ARRIVAL = Instant.parse("2026-11-21T10:00:58Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theSignalIdIsTheFirstChoice() {
        Alert first = aBuyAlert().with(AlertField.SIGNAL_ID, "abc").understood();
        Alert second = aBuyAlert()
                .with(AlertField.SIGNAL_ID, "abc")
                .with(AlertField.ACTION, "sell")
                .understood();

        assertThat(key(first)).isEqualTo(key(second)).isEqualTo(new DedupeKey.BySignalId("id:abc"));
    }

    @Test
    void withoutItTheFieldsCount() {
        DedupeKey key = key(aBuyAlert().understood());

        assertThat(key)
                .isInstanceOf(DedupeKey.ByFields.class)
                .isEqualTo(key(aBuyAlert().understood()));
        assertThat(key(aBuyAlert().with(AlertField.SYMBOL, "BINANCE:BTCUSDT.P").understood()))
                .isEqualTo(key);
        assertThat(key(aBuyAlert().with(AlertField.ACTION, "sell").understood()))
                .isNotEqualTo(key);
        assertThat(key(aBuyAlert().with(AlertField.TRADE_ID, "2").understood())).isNotEqualTo(key);
        assertThat(key(aBuyAlert().with(AlertField.TIMEFRAME, "60").understood()))
                .isNotEqualTo(key);
        assertThat(key(aBuyAlert()
                        .with(AlertField.TIMESTAMP, "2026-11-21T10:00:01Z")
                        .understood()))
                .isNotEqualTo(key);
        assertThat(DedupeKey.of(UUID.randomUUID(), aBuyAlert().understood(), BODY, ARRIVAL))
                .isNotEqualTo(key);
    }

    @Test
    void withoutATimeTheBodyCountsForAMinute() {
        var reading = (AlertReading.Understood)
                aBuyAlert().without(AlertField.TIMESTAMP).readWithoutTimestamp();

        var now = (DedupeKey.ByBody) DedupeKey.of(ACCOUNT, reading.alert(), BODY, ARRIVAL);
        var soon = (DedupeKey.ByBody) DedupeKey.of(ACCOUNT, reading.alert(), BODY, ARRIVAL.plusSeconds(5));

        assertThat(soon.previous()).isEqualTo(now.value());
        assertThat(soon.notBefore()).isEqualTo(ARRIVAL.plusSeconds(5).minus(Duration.ofSeconds(60)));
    }

    @Test
    void onlyWhatOpensRiskGrowsStale() {
        Duration limit = Duration.ofSeconds(60);

        assertThat(Freshness.of(SignalKind.ENTRY, ARRIVAL.minusSeconds(60), ARRIVAL, limit))
                .isEqualTo(Freshness.FRESH);
        assertThat(Freshness.of(SignalKind.ENTRY, ARRIVAL.minusMillis(60_001), ARRIVAL, limit))
                .isEqualTo(Freshness.STALE);
        assertThat(Freshness.of(SignalKind.EXIT, ARRIVAL.minusSeconds(90_000), ARRIVAL, limit))
                .isEqualTo(Freshness.FRESH);
        assertThat(Freshness.of(SignalKind.ENTRY, ARRIVAL.plusSeconds(60), ARRIVAL, limit))
                .isEqualTo(Freshness.FRESH);
        assertThat(Freshness.of(SignalKind.EXIT, ARRIVAL.plusMillis(60_001), ARRIVAL, limit))
                .isEqualTo(Freshness.AHEAD);
    }

    private static DedupeKey key(Alert alert) {
        return DedupeKey.of(ACCOUNT, alert, BODY, ARRIVAL);
    }
}
