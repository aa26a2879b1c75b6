package dev.tradewind.strategy.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.strategy.worker.BacktestConsole.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestConsoleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Path run(Path into, Map<String, String> settings) throws IOException, Refused {
        return new BacktestConsole(settings, StrategyTypes.shipped(), into)
                .run(new PrintStream(told, true, StandardCharsets.UTF_8));
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
