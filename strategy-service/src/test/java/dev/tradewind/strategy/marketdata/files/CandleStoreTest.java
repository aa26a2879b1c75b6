package dev.tradewind.strategy.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleStoreTest {
    private static final int BARS = 300;

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadAndTheNameIsTheContent() {
        String hash = written(0);
        BarSeries bars = new CandleStore(folder, 1_000_000).load(hash);
        assertThat(bars.size()).isEqualTo(BARS);
        assertThat(bars.closeUnits()[7]).isEqualTo(1_007);
        assertThat(bars.volumes()[2]).isEqualTo(0.2);
        assertThat(written(0)).isEqualTo(hash);
        assertThat(written(1)).isNotEqualTo(hash);
    }

    @Test
    void everybodyWhoReadsTheSameBarsGetsTheSameObject() {
        String hash = written(0);
        CandleStore store = new CandleStore(folder, 1_000_000);
        assertThat(store.load(hash)).isSameAs(store.load(hash, CandleTimeframe.ONE_MINUTE));
        assertThat(store.load(hash, CandleTimeframe.ONE_HOUR)).isSameAs(store.load(hash, CandleTimeframe.ONE_HOUR));
        assertThat(store.load(hash, CandleTimeframe.ONE_HOUR).size()).isEqualTo(BARS / 60);
    }

    @Test
    void aDamagedFileIsNotRead() throws IOException {
        String hash = written(0);
        Path file = folder.resolve(hash + ".candles");
        byte[] bytes = Files.readAllBytes(file);
        bytes[5_000] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> new CandleStore(folder, 0).load(hash))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("columns are damaged");
    }

    @Test
    void aNameThatIsNoHashReadsNoOtherFile() {
        assertThatThrownBy(() -> new CandleStore(folder, 0).load("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWriterThatIsGivenUpLeavesNothing() throws IOException {
        try (var writer = new CandleFileWriter(folder, header())) {
            writer.set(0, 0, 1, 1, 1, 1, 1);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theBarAtAMomentIsFoundWithoutLoading() {
        CandleFile file = new CandleStore(folder, 0).file(written(0));
        assertThat(file.indexAt(0)).isZero();
        assertThat(file.indexAt(60)).isEqualTo(1);
        assertThat(file.indexAt(61)).isEqualTo(2);
        assertThat(file.indexAt(60L * BARS)).isEqualTo(BARS);
    }

    private String written(int shift) {
        try (var writer = new CandleFileWriter(folder, header())) {
            for (int i = 0; i < BARS; i++) {
                writer.set(i, 60L * i, 1_000, 2_000 + shift, 500, 1_000 + i, i);
            }
            return writer.finish();
        }
    }

    private static CandleHeader header() {
        return new CandleHeader(CandleTimeframe.ONE_MINUTE, TradingCalendar.CRYPTO, 2, 1, BARS);
    }
}
