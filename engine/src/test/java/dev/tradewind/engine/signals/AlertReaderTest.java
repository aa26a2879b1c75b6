package dev.tradewind.engine.signals;

import static dev.tradewind.engine.signals.AlertFixture.aBuyAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertReaderTest {
    @Test
    void readsEveryField() {
        Alert alert = aBuyAlert()
                .with(AlertField.ENTRY_PRICE, "61237.37")
                .with(AlertField.ORDER_SIZE, "0.5")
                .with(AlertField.POSITION_SIZE_TYPE, "Base")
                .with(AlertField.MAX_SLIPPAGE_PERCENT, "0.3")
                .with(AlertField.TRADE_ID, "Long")
                .with(AlertField.SIGNAL_ID, "abc-1")
                .understood();

        assertThat(alert.exchange()).isEqualTo("BINANCE");
        assertThat(alert.symbol().value()).isEqualTo("BTC/USDT");
        assertThat(alert.timeframe().seconds()).isEqualTo(900);
        assertThat(alert.entryPrice()).isEqualByComparingTo("61237.37");
        assertThat(alert.orderSize()).isEqualByComparingTo("0.5");
        assertThat(alert.positionSizeType()).isEqualTo("base");
        assertThat(alert.maxSlippagePercent()).isEqualByComparingTo("0.3");
        assertThat(alert.timestamp()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
    }

    @Test
    void namesAllMissingFieldsAtOnce() {
        AlertReading reading = AlertReader.read(Map.of());

        assertThat(problems(reading))
                .extracting(FieldProblem::field)
                .containsExactly("tv.exchange", "tv.symbol", "tv.timeframe", "tv.action", "timestamp");
        assertThat(problems(reading)).extracting(FieldProblem::code).containsOnly("MISSING");
    }

    @Test
    void aFlatBodyMayLackItsTime() {
        AlertReading reading = aBuyAlert().without(AlertField.TIMESTAMP).readWithoutTimestamp();

        Alert alert = ((AlertReading.Understood) reading).alert();
        Instant arrival = Instant.parse("2026-11-21T10:00:07Z");
        assertThat(alert.signalAt(arrival)).isEqualTo(arrival);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 2026-11-21T10:00:00Z",
        "2026-11-21T11:00:00+01:00, 2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00, 2026-11-21T10:00:00Z",
        "2026-11-21 10:00:00, 2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00.1234567Z, 2026-11-21T10:00:00.123456Z",
        "1795255200, 2026-11-21T10:00:00Z",
        "1795255200000, 2026-11-21T10:00:00Z"
    })
    void readsTheTimesThatChartsSend(String text, String moment) {
        assertThat(aBuyAlert().with(AlertField.TIMESTAMP, text).understood().timestamp())
                .isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01T00:00:00Z",
                "NaN",
                "-1",
                "999999999999999999999",
                "+999999999-01-01T00:00:00Z",
                "1"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(problems(aBuyAlert().with(AlertField.TIMESTAMP, text).read()))
                .singleElement()
                .returns("NOT_A_TIME", FieldProblem::code);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NOT_A_NUMBER",
        "Infinity, NOT_A_NUMBER",
        "-Infinity, NOT_A_NUMBER",
        "'65,000.00', NOT_A_NUMBER",
        "abc, NOT_A_NUMBER",
        "0x1F, NOT_A_NUMBER",
        "0, NOT_POSITIVE",
        "-1, NOT_POSITIVE",
        "1e400, TOO_LARGE",
        "1e-400, TOO_LARGE",
        "1e999999999, TOO_LARGE",
        "12345678901234567, TOO_LARGE"
    })
    void refusesPricesThatAreNone(String text, String code) {
        assertThat(problems(aBuyAlert().with(AlertField.ENTRY_PRICE, text).read()))
                .singleElement()
                .returns("tv.entry_price", FieldProblem::field)
                .returns(code, FieldProblem::code);
    }

    @Test
    void roundsWhatNoColumnCanHold() {
        BigDecimal price = aBuyAlert()
                .with(AlertField.ENTRY_PRICE, "0.30000000000000004")
                .understood()
                .entryPrice();

        assertThat(price).isEqualByComparingTo("0.3");
    }

    @Test
    void refusesControlCharactersAndLongTexts() {
        assertThat(problems(aBuyAlert().with(AlertField.TRADE_ID, "a\u0000b").read()))
                .singleElement()
                .returns("CONTROL_CHARACTER", FieldProblem::code);
        assertThat(problems(
                        aBuyAlert().with(AlertField.SIGNAL_ID, "x".repeat(129)).read()))
                .singleElement()
                .returns("TOO_LONG", FieldProblem::code);
    }

    /** S16: whatever a field holds, the answer is a reading and never an exception. */
    @ParameterizedTest
    @EnumSource(AlertField.class)
    void noTextInAnyFieldThrows(AlertField field) {
        long seed = 20261121L + field.ordinal();
        var random = new Random(seed);
        List<String> nasty = Arrays.asList(
                "",
                " ",
                "-",
                "+",
                ".",
                "e",
                "1e",
                "NaN",
                "∞",
                "\u0000",
                "\uD800",
                "{{x}}",
                "null",
                "true",
                "[]",
                "-0",
                "1e-2147483648",
                "1e2147483647",
                "99999999999999999999999999",
                "2026-02-30T00:00:00Z",
                ":",
                "/",
                "W",
                "0m",
                "😀".repeat(50));
        for (int round = 0; round < 200; round++) {
            String text = round < nasty.size()
                    ? nasty.get(round)
                    : random.ints(random.nextInt(1, 80), 1, 0x2FF)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
            assertThat(aBuyAlert().with(field, text).read())
                    .as("seed %d, field %s, text %s", seed, field, text)
                    .isNotNull();
        }
    }

    private static List<FieldProblem> problems(AlertReading reading) {
        assertThat(reading).isInstanceOf(AlertReading.Invalid.class);
        return ((AlertReading.Invalid) reading).problems();
    }
}
