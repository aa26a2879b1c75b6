package dev.tradewind.strategy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.strategy.testing.GuideJar;
import dev.tradewind.strategy.worker.BacktestConsole.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestConsoleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Path run(Path into, Map<String, String> settings) throws IOException, Refused {
        return new BacktestConsole(settings, into).run(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    void aShippedSymbolGivesATearSheetInFourForms() throws Exception {
        Path written = run(
                folder,
                Map.of("STRATEGY", "dual-mode", "DATA", "BTC/USDT", "TIMEFRAME", "1hr", "PARAMS", "atrPeriod=20"));

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("Dual mode on BTC/USDT", "atrPeriod=20", "Net profit", "Deepest drawdowns");
        assertThat(Files.readString(written.resolve("tear-sheet.json"))).contains("\"atrPeriod\":\"20\"");
        assertThat(Files.readString(written.resolve("tear-sheet.html"))).contains("<svg", "</html>");
        assertThat(Files.readAllLines(written.resolve("trades.csv"))).hasSizeGreaterThan(10);
        assertThat(Files.readAllLines(written.resolve("equity.csv"))).hasSizeGreaterThan(1_000);
    }

    @Test
    void theSameRunGivesTheSameBytes() throws Exception {
        Map<String, String> settings = Map.of("STRATEGY", "rsi-reversal", "DATA", "SPY");
        Path first = run(folder.resolve("a"), settings);
        Path second = run(folder.resolve("b"), settings);

        for (String file : List.of("tear-sheet.json", "tear-sheet.html", "trades.csv", "equity.csv")) {
            assertThat(Files.readAllBytes(first.resolve(file))).isEqualTo(Files.readAllBytes(second.resolve(file)));
        }
    }

    @Test
    void aFileOfOnesOwnIsTestedToo() throws Exception {
        Path file = folder.resolve("XYZ.csv");
        var rows = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 1; day <= 30; day++) {
            if (day % 7 != 6 && day % 7 != 0) { // January 2024 began on a Monday
                rows.append(
                        "2024-01-%02d,%d,%d,%d,%d,1000%n".formatted(day, 100 + day, 103 + day, 99 + day, 102 + day));
            }
        }
        Files.writeString(file, rows);

        run(folder, Map.of("STRATEGY", "buy-and-hold", "DATA", file.toString()));

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Buy and hold on XYZ");
    }

    @Test
    void aStrategyOfTheOperatorRunsLikeAShippedOne() throws Exception {
        Path written = run(
                folder,
                Map.of(
                        "STRATEGY_TYPES_JARS",
                        GuideJar.install().toString(),
                        "STRATEGY",
                        GuideJar.TYPE,
                        "DATA",
                        "SPY",
                        "PARAMS",
                        "closes=2"));

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Three down on SPY", "closes=2");
        assertThat(Files.readAllLines(written.resolve("trades.csv"))).hasSizeGreaterThan(10);
    }

    @Nested
    class WithADcaConfiguration {
        private static final String GRID = """
                {"name": "Deep grid",
                 "levels": [{"gapPercent": "0", "weightPercent": "40", "takeProfitPercent": "1.5"},
                            {"gapPercent": "-1", "weightPercent": "60", "takeProfitPercent": "2"}],
                 "stopLossPercent": "6",
                 "capital": {"mode": "PCT_EQUITY", "value": "50"}}""";

        private String file(String text) throws IOException {
            return Files.writeString(folder.resolve("grid.json"), text).toString();
        }

        private Map<String, String> settings(String text) throws IOException {
            return Map.of("STRATEGY", "rsi-reversal", "TIMEFRAME", "1hr", "CONFIG", file(text));
        }

        @Test
        void itsGridCapitalAndExitsAreTraded() throws Exception {
            Path plain = run(folder, Map.of("STRATEGY", "rsi-reversal", "TIMEFRAME", "1hr"));

            Path grid = run(folder, settings(GRID));

            assertThat(told.toString(StandardCharsets.UTF_8)).contains("DCA configuration Deep grid");
            assertThat(grid).isNotEqualTo(plain);
            assertThat(Files.readString(grid.resolve("trades.csv")))
                    .contains("TAKE_PROFIT")
                    .isNotEqualTo(Files.readString(plain.resolve("trades.csv")));
        }

        @Test
        void everyWrongFieldIsNamed() throws Exception {
            assertThatThrownBy(() ->
                            run(folder, settings(GRID.replace("\"6\"", "\"-6\"").replace("PCT_", "PERCENT_"))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("StopLossPercent")
                    .hasMessageContaining("Capital.mode");
            assertThatThrownBy(() -> run(folder, settings(GRID.replace("weightPercent", "weight"))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("levels.0.weight");
            assertThatThrownBy(() -> run(folder, settings(GRID.replace("}]", "}"))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("line 4");
            assertThatThrownBy(() -> run(folder, settings("[]")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("JSON object");
            assertThatThrownBy(() -> run(folder, Map.of("CONFIG", "nowhere.json")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("no file nowhere.json");
        }

        @Test
        void whatItBringsItselfCannotBeGivenBesideIt() throws Exception {
            Map<String, String> settings = new HashMap<>(settings(GRID));
            settings.put("STOP_LOSS", "2");

            assertThatThrownBy(() -> run(folder, settings))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("STOP_LOSS and CONFIG");
        }
    }

    @Test
    void cashAndRangeAreWhatIsGiven() throws Exception {
        Path written = run(
                folder,
                Map.of(
                        "STRATEGY",
                        "buy-and-hold",
                        "DATA",
                        "SPY",
                        "CASH",
                        "2500",
                        "FROM",
                        "2019-01-02",
                        "TO",
                        "2019-06-28"));

        assertThat(Files.readString(written.resolve("tear-sheet.json"))).contains("\"startingCash\":\"2500\"");
        List<String> equity = Files.readAllLines(written.resolve("equity.csv"));
        assertThat(equity.get(1)).startsWith("2019-01-0");
        assertThat(equity.getLast()).startsWith("2019-06-2");
    }

    @Test
    void aRangeWithoutBarsIsRefusedWithTheBarsThereAre() {
        assertThatThrownBy(() -> run(folder, Map.of("DATA", "SPY", "FROM", "2019-05-01", "TO", "2019-04-01")))
                .hasMessageContaining("TO must be after FROM");
        assertThatThrownBy(() -> run(folder, Map.of("DATA", "SPY", "FROM", "1910-01-01", "TO", "1911-01-01")))
                .hasMessageContaining("SPY has bars from");
        assertThatThrownBy(() -> run(folder, Map.of("CASH", "0"))).hasMessageContaining("CASH must be from 1");
        assertThatThrownBy(() -> run(folder, Map.of("FROM", "yesterday"))).hasMessageContaining("FROM must be a date");
    }

    @Test
    void whatCannotBeDoneIsToldInASentence() {
        assertThatThrownBy(() -> run(folder, Map.of("STRATEGY", "magic"))).hasMessageContaining("dual-mode");
        assertThatThrownBy(() -> run(folder, Map.of("DATA", "NOPE"))).hasMessageContaining("BTC/USDT");
        assertThatThrownBy(() -> run(folder, Map.of("DATA", "none.csv"))).hasMessageContaining("no file");
        assertThatThrownBy(() -> run(folder, Map.of("PARAMS", "atrPeriod"))).hasMessageContaining("name=value");
        assertThatThrownBy(() -> run(folder, Map.of("PARAMS", "atrPeriod=1E+99999")))
                .hasMessageContaining("atrPeriod");
        assertThatThrownBy(() -> run(folder, Map.of("TIMEFRAME", "2h"))).hasMessageContaining("TIMEFRAME");
        assertThatThrownBy(() -> run(folder, Map.of("DATA", "SPY", "TIMEFRAME", "1min")))
                .hasMessageContaining("SPY");
    }
}
