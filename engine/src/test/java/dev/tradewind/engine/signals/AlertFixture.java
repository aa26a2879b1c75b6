package dev.tradewind.engine.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

/** A complete native alert to change field by field. */
final class AlertFixture {
    private final Map<AlertField, String> texts = new EnumMap<>(AlertField.class);

    private AlertFixture() {
        with(AlertField.EXCHANGE, "BINANCE");
        with(AlertField.SYMBOL, "BTCUSDT");
        with(AlertField.TIMEFRAME, "15");
        with(AlertField.ACTION, "buy");
        with(AlertField.TIMESTAMP, "2026-11-21T10:00:00Z");
    }

    static AlertFixture aBuyAlert() {
        return new AlertFixture();
    }

    AlertFixture with(AlertField field, String text) {
        texts.put(field, text);
        return this;
    }

    AlertFixture without(AlertField field) {
        texts.remove(field);
        return this;
    }

    AlertReading read() {
        return AlertReader.read(texts);
    }

    AlertReading readWithoutTimestamp() {
        return AlertReader.readWithoutTimestamp(texts);
    }

    Alert understood() {
        AlertReading reading = read();
        assertThat(reading).isInstanceOf(AlertReading.Understood.class);
        return ((AlertReading.Understood) reading).alert();
    }
}
