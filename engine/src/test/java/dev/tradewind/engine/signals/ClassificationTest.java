package dev.tradewind.engine.signals;

import static dev.tradewind.engine.signals.AlertFixture.aBuyAlert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inference order of D-09: type, flat, grid, action. */
class ClassificationTest {
    @ParameterizedTest
    @CsvSource({
        "signal, buy, ENTRY, LONG",
        "signal, sell, ENTRY, SHORT",
        "entry, buy, ENTRY, LONG",
        "exit, sell, EXIT, LONG",
        "exit, buy, EXIT, SHORT",
        "reduce, sell, REDUCE, LONG",
        "cancel, sell, CANCEL, LONG",
        "reverse, sell, REVERSE, SHORT",
        "EXIT, sell, EXIT, LONG"
    })
    void theTypeDecidesFirst(String type, String action, SignalKind kind, Side side) {
        Alert alert = aBuyAlert()
                .with(AlertField.INTENT_TYPE, type)
                .with(AlertField.ACTION, action)
                .understood();

        assertThat(alert.kind()).isEqualTo(kind);
        assertThat(alert.side()).isEqualTo(side);
        assertThat(alert.because()).startsWith("rule 1");
    }

    @Test
    void theTypeBeatsAFlatPosition() {
        Alert alert = aBuyAlert()
                .with(AlertField.INTENT_TYPE, "signal")
                .with(AlertField.MARKET_POSITION, "flat")
                .understood();

        assertThat(alert.kind()).isEqualTo(SignalKind.ENTRY);
    }

    @Test
    void aFlatPositionBeatsTheGrid() {
        Alert alert = aBuyAlert()
                .with(AlertField.ACTION, "sell")
                .with(AlertField.MARKET_POSITION, "FLAT")
                .with(AlertField.INTENT_STRATEGY, "grid")
                .understood();

        assertThat(alert.kind()).isEqualTo(SignalKind.EXIT);
        assertThat(alert.side()).isEqualTo(Side.LONG);
        assertThat(alert.because()).startsWith("rule 2");
    }

    @Test
    void aFlatPositionClosesTheSideThatWasHeld() {
        Alert alert = aBuyAlert()
                .with(AlertField.MARKET_POSITION, "flat")
                .with(AlertField.PREVIOUS_MARKET_POSITION, "short")
                .understood();

        assertThat(alert.side()).isEqualTo(Side.SHORT);
    }

    @Test
    void theGridStrategyIsAnEntry() {
        Alert alert = aBuyAlert().with(AlertField.INTENT_STRATEGY, "grid").understood();

        assertThat(alert.kind()).isEqualTo(SignalKind.ENTRY);
        assertThat(alert.because()).startsWith("rule 3");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "buy, NULL, NULL, ENTRY, LONG",
                "sell, NULL, NULL, EXIT, LONG",
                "buy, short, NULL, EXIT, SHORT",
                "sell, short, NULL, ENTRY, SHORT",
                "sell, long, NULL, EXIT, LONG",
                "buy, NULL, long, ENTRY, LONG",
                "sell, NULL, long, EXIT, LONG",
                "sell, NULL, short, ENTRY, SHORT",
                "buy, NULL, short, EXIT, SHORT"
            },
            nullValues = "NULL")
    void theActionCountsBySide(String action, String intentSide, String position, SignalKind kind, Side side) {
        AlertFixture alert = aBuyAlert().with(AlertField.ACTION, action);
        if (intentSide != null) {
            alert.with(AlertField.INTENT_SIDE, intentSide);
        }
        if (position != null) {
            alert.with(AlertField.MARKET_POSITION, position);
        }

        assertThat(alert.understood().kind()).isEqualTo(kind);
        assertThat(alert.understood().side()).isEqualTo(side);
        assertThat(alert.understood().because()).startsWith("rule 4");
    }

    @Test
    void aPositionThatTurnsIsAReverse() {
        Alert alert = aBuyAlert()
                .with(AlertField.ACTION, "sell")
                .with(AlertField.PREVIOUS_MARKET_POSITION, "long")
                .with(AlertField.MARKET_POSITION, "short")
                .understood();

        assertThat(alert.kind()).isEqualTo(SignalKind.REVERSE);
        assertThat(alert.side()).isEqualTo(Side.SHORT);
    }

    @Test
    void aReverseThatIsTooOldStillClosesTheOtherSide() {
        Alert alert =
                aBuyAlert().with(AlertField.INTENT_TYPE, "reverse").understood().withoutItsEntry();

        assertThat(alert.kind()).isEqualTo(SignalKind.EXIT);
        assertThat(alert.side()).isEqualTo(Side.SHORT);
    }

    @Test
    void whatNoRuleExplainsIsUnclassifiable() {
        assertThat(aBuyAlert().with(AlertField.ACTION, "hold").read()).isInstanceOf(AlertReading.Unclassifiable.class);
        assertThat(aBuyAlert().with(AlertField.INTENT_TYPE, "moon").read())
                .isInstanceOf(AlertReading.Unclassifiable.class);
    }

    @Test
    void anEntryThatContradictsItselfIsRefused() {
        AlertReading reading = aBuyAlert()
                .with(AlertField.INTENT_TYPE, "signal")
                .with(AlertField.INTENT_SIDE, "long")
                .with(AlertField.ACTION, "sell")
                .read();

        assertThat(reading).isInstanceOf(AlertReading.Unclassifiable.class);
    }
}
