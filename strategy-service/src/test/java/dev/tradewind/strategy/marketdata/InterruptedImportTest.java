package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.Eventually;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service was killed while it read a file: what lies there when the next one starts. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class InterruptedImportTest {
    @Inject
    CandleImports imports;

    @Inject
    Uploads uploads;

    @Inject
    UnusedFiles unused;

    @Inject
    CandleStore store;

    @Inject
    TenantTx tx;

    private final UUID id = UUID.randomUUID();
    private UUID user = id;

    @BeforeEach
    void aTrader() {
        user = Trader.registered().user();
    }

    @Test
    void anImportThatWasUnderWayIsBegunAnewAndGivesOneWholeSeries() throws IOException {
        upload("time,open,high,low,close\n1704067200,1,2,1,2\n1704067260,1,2,1,2\n");
        tx.run(user, sql -> {
            imports.queue(sql, user, id, description(), 60);
            sql.update("update candle_import set state = 'RUNNING', progress = 0.7, starts = 1 where id = $1", id);
        });

        CandleImportView over = over();

        assertThat(over.state()).isEqualTo("DONE");
        assertThat(count("select count(*) as n from candle_series where user_id = $1"))
                .isEqualTo(1);
        uploadGoes();
    }

    @Test
    void aFileThatEndedThreeServicesIsGivenUp() throws IOException {
        upload("time,open,high,low,close\n1704067200,1,2,1,2\n1704067260,1,2,1,2\n");
        tx.run(user, sql -> {
            imports.queue(sql, user, id, description(), 60);
            sql.update("update candle_import set state = 'RUNNING', starts = 3 where id = $1", id);
        });

        CandleImportView over = over();

        assertThat(over.state()).isEqualTo("FAILED");
        assertThat(over.code()).isEqualTo("IMPORT_FAILED");
        assertThat(over.detail()).contains("3 times");
        assertThat(count("select count(*) as n from candle_series where user_id = $1"))
                .isZero();
        uploadGoes();
    }

    @Test
    void anUploadThatIsGoneFailsItsImportWithAReason() {
        tx.run(user, sql -> imports.queue(sql, user, id, description(), 60));

        assertThat(over().code()).isEqualTo("UPLOAD_LOST");
    }

    @Test
    void whatWasLeftUnfinishedIsDeletedAndNothingElse() throws IOException {
        Path cutOff = old(upload("half"));
        Path writing = old(Files.writeString(store.folder().resolve("123.writing"), "half"));
        Path arriving = Files.writeString(uploads.file(UUID.randomUUID()), "coming just now");
        Path beingWritten = Files.writeString(store.folder().resolve("456.writing"), "just now");

        unused.delete();

        assertThat(cutOff).doesNotExist();
        assertThat(writing).doesNotExist();
        assertThat(arriving).exists();
        assertThat(beingWritten).exists();
        Files.delete(arriving);
        Files.delete(beingWritten);
    }

    private Path upload(String text) throws IOException {
        Path file = uploads.file(id);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
    }

    private CandleImportView over() {
        Eventually.within(
                Duration.ofSeconds(20),
                "the import is over",
                () -> tx.as(user, sql -> imports.get(sql, user, id)).finishedAt() != null);
        return tx.as(user, sql -> imports.get(sql, user, id));
    }

    private void uploadGoes() {
        Eventually.within(Duration.ofSeconds(10), "the upload is deleted", () -> !Files.exists(uploads.file(id)));
    }

    private long count(String query) {
        return tx.as(user, sql -> sql.one(query, row -> row.number("n"), user));
    }

    private static ImportDescription description() {
        return new ImportDescription(
                "minutes",
                "mine.csv",
                "IMPORT",
                "BTC/USDT",
                CandleTimeframe.ONE_MINUTE,
                TradingCalendar.CRYPTO,
                "UTC",
                false,
                false);
    }
}
