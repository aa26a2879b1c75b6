package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.engine.calendar.WallClock;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** A CSV file. */
final class CsvSource implements RowSource {
    private static final int PROGRESS_EVERY = 4_096;

    private final Path file;
    private final WallClock clock;
    private final long mostBytes;
    private final CsvLayout layout;
    private boolean hasDatesOnly;
    private boolean hasTimesWithoutZone;

    private CsvSource(Path file, WallClock clock, long mostBytes, CsvLayout layout) {
        this.file = file;
        this.clock = clock;
        this.mostBytes = mostBytes;
        this.layout = layout;
    }

    static CsvSource open(Path file, WallClock clock, long mostBytes) throws IOException, ImportRefused {
        List<String> head = new ArrayList<>();
        try (TextLines lines = TextLines.open(file, mostBytes)) {
            for (String line = lines.next();
                    line != null && head.size() < CsvLayout.LINES_LOOKED_AT;
                    line = lines.next()) {
                head.add(line);
            }
        }
        if (head.stream().allMatch(String::isBlank)) {
            throw new ImportRefused(Code.EMPTY_FILE, "The file holds nothing but empty lines.");
        }
        return new CsvSource(file, clock, mostBytes, CsvLayout.of(head));
    }

    @Override
    public String layout() {
        return layout.name();
    }

    @Override
    public List<String> notes() {
        return layout.notes();
    }

    @Override
    public String counted() {
        return "line";
    }

    @Override
    public boolean hasDatesOnly() {
        return hasDatesOnly;
    }

    @Override
    public boolean hasTimesWithoutZone() {
        return hasTimesWithoutZone;
    }

    @Override
    public void read(long mostRows, RowSink sink, LongConsumer bytesRead) throws IOException, ImportRefused {
        var time = new TimeText(clock);
        hasDatesOnly = true;
        long rows = 0;
        try (TextLines lines = TextLines.open(file, mostBytes)) {
            for (String line = lines.next(); line != null && rows < mostRows; line = lines.next()) {
                if (lines.number() < layout.firstRow() || line.isBlank()) {
                    continue;
                }
                rows++;
                row(lines.number(), line, time, sink);
                if (rows % PROGRESS_EVERY == 0) {
                    bytesRead.accept(lines.bytesRead());
                }
            }
            bytesRead.accept(lines.bytesRead());
        }
    }

    private void row(long number, String line, TimeText time, RowSink sink) throws ImportRefused {
        List<String> fields = CsvFields.of(line, layout.separator());
        int last = Math.max(
                Math.max(Math.max(layout.time(), layout.secondTime()), Math.max(layout.open(), layout.high())),
                Math.max(Math.max(layout.low(), layout.close()), layout.volume()));
        if (fields.size() <= last) {
            sink.unreadable(
                    FindingKind.UNREADABLE,
                    number,
                    "The row has " + fields.size() + " columns, " + (last + 1) + " are needed.");
            return;
        }
        String stamped = layout.secondTime() < 0
                ? fields.get(layout.time())
                : fields.get(layout.time()) + " " + fields.get(layout.secondTime());
        OptionalLong stamp = time.parse(stamped);
        if (stamp.isEmpty()) {
            sink.unreadable(
                    FindingKind.UNREADABLE, number, "\"" + shortened(stamped) + "\" is no time that can be read.");
            return;
        }
        hasDatesOnly &= time.isDate();
        hasTimesWithoutZone |= !time.hasZone();
        sink.row(
                number,
                stamp.getAsLong(),
                fields.get(layout.open()),
                fields.get(layout.high()),
                fields.get(layout.low()),
                fields.get(layout.close()),
                layout.volume() < 0 ? "0" : fields.get(layout.volume()));
    }

    @Override
    public void close() {
        // every reading opens and closes the file for itself
    }

    /** Names of columns for a sentence, not all when they are many. */
    static String listed(List<String> names) {
        String few = names.stream().limit(12).map(CsvSource::shortened).collect(Collectors.joining(", "));
        return names.size() > 12 ? few + " and " + (names.size() - 12) + " more" : few;
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
