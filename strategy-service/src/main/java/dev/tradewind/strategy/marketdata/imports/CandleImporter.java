package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.BarChecks;
import dev.tradewind.engine.bars.BarReport;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.strategy.marketdata.files.CandleFileWriter;
import dev.tradewind.strategy.marketdata.files.CandleHeader;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Imports one file: looks at its first rows, checks all of them, and only when none is wrong reads it again into a candle file. Needs no
 * more memory for a large file than for a small one.
 */
public final class CandleImporter {
    private final Path folder;
    private final ImportLimits limits;

    /** @param folder of the candle files */
    public CandleImporter(Path folder, ImportLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Imports a file.
     *
     * @param progress is told the part done, 0 to 1
     * @throws IOException when the disk fails; what is wrong with the file itself is in the result
     */
    public ImportedFile run(Path file, ImportOptions options, DoubleConsumer progress) throws IOException {
        var run = new Run(options, progress, Math.max(1, Files.size(file)));
        try {
            return run.of(file);
        } catch (ImportRefused refused) {
            return run.refused(refused);
        }
    }

    private final class Run {
        private final ImportOptions options;
        private final DoubleConsumer progress;
        private final long bytes;
        private final List<String> notes = new ArrayList<>();
        private String layout = "";
        private Optional<CandleTimeframe> timeframe = Optional.empty();
        private Optional<BarChecks> checks = Optional.empty();

        Run(ImportOptions options, DoubleConsumer progress, long bytes) {
            this.options = options;
            this.progress = progress;
            this.bytes = bytes;
        }

        ImportedFile of(Path file) throws IOException, ImportRefused {
            try (RowSource source = RowSources.open(file, options.clock(), limits)) {
                return of(source);
            }
        }

        private ImportedFile of(RowSource source) throws IOException, ImportRefused {
            layout = source.layout();
            notes.addAll(source.notes());
            var firstRows = new FirstRows();
            source.read(FirstRows.LOOKED_AT, firstRows, read -> {});
            if (!firstRows.hasRows()) {
                return withoutRows(source);
            }
            CandleTimeframe length = firstRows.timeframe(options, source.hasDatesOnly());
            timeframe = Optional.of(length);
            int shift = options.stampsClose() && length != CandleTimeframe.ONE_DAY ? length.seconds() : 0;
            BarChecks checking = new BarChecks(options.calendar(), length, firstRows.isDescending());
            checks = Optional.of(checking);
            var survey = new Survey(checking, shift, limits.maxBars());
            source.read(Long.MAX_VALUE, survey, read -> progress.accept(0.5 * read / bytes));
            tellAssumptions(source, firstRows.isDescending());
            BarReport report = checking.report();
            refuseErrors(report, source);
            if (survey.bars() == 0) {
                throw new ImportRefused(
                        Code.EMPTY_FILE, "None of the " + report.rows() + " rows lies in a trading session.");
            }
            var header = new CandleHeader(
                    length, options.calendar(), survey.priceDecimals(), survey.volumeDecimals(), survey.bars());
            String hash =
                    write(source, header, new BarChecks(options.calendar(), length, firstRows.isDescending()), shift);
            return new ImportedFile(
                    Optional.of(hash),
                    Optional.empty(),
                    layout,
                    timeframe,
                    header.priceDecimals(),
                    header.volumeDecimals(),
                    survey.first(),
                    survey.last(),
                    report,
                    notes);
        }

        private ImportedFile withoutRows(RowSource source) throws IOException, ImportRefused {
            BarChecks checking =
                    new BarChecks(options.calendar(), options.timeframe().orElse(CandleTimeframe.ONE_DAY), false);
            checks = Optional.of(checking);
            source.read(Long.MAX_VALUE, new Survey(checking, 0, limits.maxBars()), read -> {});
            refuseErrors(checking.report(), source);
            throw new ImportRefused(Code.EMPTY_FILE, "The file has a header and no rows.");
        }

        private void tellAssumptions(RowSource source, boolean isDescending) {
            if (source.hasTimesWithoutZone()) {
                notes.add("Times without a zone were read as " + options.clock().name() + ".");
            }
            if (isDescending) {
                notes.add("The file has its newest row first.");
            }
            if (options.stampsClose()) {
                notes.add("The times of the rows were taken as the ends of their bars.");
            }
        }

        private String write(RowSource source, CandleHeader header, BarChecks again, int shift)
                throws IOException, ImportRefused {
            try (CandleFileWriter writer = new CandleFileWriter(folder, header)) {
                source.read(
                        Long.MAX_VALUE,
                        new Copy(writer, header, again, shift),
                        read -> progress.accept(0.5 + 0.5 * read / bytes));
                return writer.finish();
            }
        }

        private static void refuseErrors(BarReport report, RowSource source) throws ImportRefused {
            if (report.errors() > 0) {
                var words = new StringBuilder();
                for (Map.Entry<FindingKind, Long> count : report.counts().entrySet()) {
                    if (count.getKey().severity() == FindingKind.Severity.ERROR) {
                        words.append(words.isEmpty() ? "" : ", ")
                                .append(count.getValue())
                                .append(' ')
                                .append(count.getKey());
                    }
                }
                long line = report.findings().stream()
                        .filter(finding -> finding.kind().severity() == FindingKind.Severity.ERROR)
                        .findFirst()
                        .orElseThrow()
                        .line();
                throw new ImportRefused(
                        Code.BAD_ROWS,
                        "Of " + report.rows() + " rows " + report.errors() + " are wrong (" + words + "), the first in "
                                + source.counted() + " " + line + "; nothing was imported.");
            }
        }

        ImportedFile refused(ImportRefused refusal) {
            BarReport report = checks.map(BarChecks::report).orElseGet(() -> new BarReport(0, 0, Map.of(), List.of()));
            return new ImportedFile(
                    Optional.empty(), Optional.of(refusal), layout, timeframe, 0, 0, 0, 0, report, notes);
        }
    }

    /** The second pass: writes what the first one accepted. */
    private static final class Copy implements RowSink {
        private final CandleFileWriter writer;
        private final CandleHeader header;
        private final BarChecks checks;
        private final int shift;
        private final boolean isDescending;
        private long written;

        Copy(CandleFileWriter writer, CandleHeader header, BarChecks checks, int shift) {
            this.writer = writer;
            this.header = header;
            this.checks = checks;
            this.shift = shift;
            this.isDescending = checks.isDescending();
        }

        @Override
        public void row(long line, long stamp, String open, String high, String low, String close, String volume) {
            BarChecks.Verdict verdict = checks.check(
                    line,
                    stamp - shift,
                    Decimals.toDouble(open),
                    Decimals.toDouble(high),
                    Decimals.toDouble(low),
                    Decimals.toDouble(close),
                    Decimals.toDouble(volume));
            if (verdict != BarChecks.Verdict.KEEP) {
                return;
            }
            writer.set(
                    isDescending ? header.bars() - 1 - written : written,
                    checks.opening(stamp - shift).orElseThrow(),
                    Decimals.units(open, header.priceDecimals()),
                    Decimals.units(high, header.priceDecimals()),
                    Decimals.units(low, header.priceDecimals()),
                    Decimals.units(close, header.priceDecimals()),
                    Decimals.units(volume, header.volumeDecimals()));
            written++;
        }

        @Override
        public void unreadable(FindingKind kind, long line, String detail) {
            throw new IllegalStateException("the file changed while it was read: " + detail);
        }
    }
}
