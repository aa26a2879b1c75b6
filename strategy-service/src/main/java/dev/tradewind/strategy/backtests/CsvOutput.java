package dev.tradewind.strategy.backtests;

import dev.tradewind.strategy.worker.documents.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of CSV to a caller, as they are made. */
final class CsvOutput {
    private final BufferedWriter writer;

    CsvOutput(OutputStream stream) {
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    void line(List<String> cells) {
        try {
            writer.write(Csv.line(cells));
        } catch (IOException gone) {
            throw new UncheckedIOException("the caller went away", gone);
        }
    }

    void flush() throws IOException {
        writer.flush();
    }
}
