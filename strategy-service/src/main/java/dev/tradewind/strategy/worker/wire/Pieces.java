package dev.tradewind.strategy.worker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.kit.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How pieces of results look as bytes: compressed, and equal for equal contents. */
public final class Pieces {
    /** Items of one piece, chosen so that the worst compressible piece stays below the 64 KiB of a request. */
    public static final int TRADES = 150;

    public static final int EQUITY_POINTS = 3_500;
    public static final int SETS = 1_000;
    public static final int WINDOWS = 150;
    public static final int CHOICES = 3_000;
    public static final int JSON_BYTES = 50_000;

    private static final Json JSON = new Json();

    /** Equity at times: epoch seconds and units of 0.00000001. */
    public record Equity(long[] times, long[] units) {}

    /** For each window the number of the best set, −1 for none, and its score. */
    public record Choices(long[] sets, double[] scores) {}

    /** What is left of one set; NaN where there is nothing, {@code trades} −1 for a set whose values do not go together. */
    public record SetRow(
            long number,
            double netProfitPercent,
            double sharpe,
            double maxDrawdownPercent,
            int trades,
            double winRatePercent,
            double profitFactor) {
        public boolean isLeftOut() {
            return trades < 0;
        }
    }

    private Pieces() {}

    /** Items as a JSON array. */
    public static byte[] list(List<?> items) {
        return zip(JSON.write(items).getBytes(StandardCharsets.UTF_8));
    }

    public static <T> List<T> list(byte[] piece, Class<T> type) {
        JsonNode array = JSON.parse(new String(unzip(piece), StandardCharsets.UTF_8));
        List<T> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(JSON.read(item, type)));
        return items;
    }

    /** Compressed bytes, in as many slices as one request can carry. */
    public static List<byte[]> slices(byte[] text) {
        byte[] zipped = zip(text);
        List<byte[]> slices = new ArrayList<>();
        for (int from = 0; from < zipped.length; from += JSON_BYTES) {
            slices.add(java.util.Arrays.copyOfRange(zipped, from, Math.min(zipped.length, from + JSON_BYTES)));
        }
        return slices;
    }

    public static byte[] join(List<byte[]> slices) {
        var whole = new ByteArrayOutputStream();
        slices.forEach(whole::writeBytes);
        return unzip(whole.toByteArray());
    }

    /** Points {@code from} to {@code to} (exclusive) of a curve, as differences. */
    public static byte[] equity(long[] times, long[] units, int from, int to) {
        return zipped(out -> {
            out.writeInt(to - from);
            long before = 0;
            for (int i = from; i < to; i++) {
                out.writeLong(times[i] - before);
                before = times[i];
            }
            before = 0;
            for (int i = from; i < to; i++) {
                out.writeLong(units[i] - before);
                before = units[i];
            }
        });
    }

    public static Equity equity(byte[] piece) {
        return unzipped(piece, in -> {
            int size = in.readInt();
            long[] times = new long[size];
            long[] units = new long[size];
            long before = 0;
            for (int i = 0; i < size; i++) {
                before += in.readLong();
                times[i] = before;
            }
            before = 0;
            for (int i = 0; i < size; i++) {
                before += in.readLong();
                units[i] = before;
            }
            return new Equity(times, units);
        });
    }

    public static byte[] sets(List<SetRow> rows) {
        return zipped(out -> {
            out.writeInt(rows.size());
            for (SetRow row : rows) {
                out.writeLong(row.number());
                out.writeDouble(row.netProfitPercent());
                out.writeDouble(row.sharpe());
                out.writeDouble(row.maxDrawdownPercent());
                out.writeInt(row.trades());
                out.writeDouble(row.winRatePercent());
                out.writeDouble(row.profitFactor());
            }
        });
    }

    public static List<SetRow> sets(byte[] piece) {
        return unzipped(piece, in -> {
            int size = in.readInt();
            List<SetRow> rows = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                rows.add(new SetRow(
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble()));
            }
            return rows;
        });
    }

    /** Windows {@code from} to {@code to} (exclusive). */
    public static byte[] choices(Choices choices, int from, int to) {
        return zipped(out -> {
            out.writeInt(to - from);
            for (int i = from; i < to; i++) {
                out.writeLong(choices.sets()[i]);
                out.writeDouble(choices.scores()[i]);
            }
        });
    }

    public static Choices choices(byte[] piece) {
        return unzipped(piece, in -> {
            int size = in.readInt();
            var choices = new Choices(new long[size], new double[size]);
            for (int i = 0; i < size; i++) {
                choices.sets()[i] = in.readLong();
                choices.scores()[i] = in.readDouble();
            }
            return choices;
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] zip(byte[] plain) {
        return zipped(out -> out.write(plain));
    }

    private static byte[] unzip(byte[] zipped) {
        return unzipped(zipped, DataInputStream::readAllBytes);
    }

    private static byte[] zipped(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new java.io.BufferedOutputStream(new GZIPOutputStream(bytes)))) {
            writing.to(out);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }

    private static <T> T unzipped(byte[] piece, Reading<T> reading) {
        try (var in = new DataInputStream(
                new java.io.BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(piece))))) {
            return reading.from(in);
        } catch (IOException damaged) {
            throw new IllegalStateException("a piece of a result is damaged", damaged);
        }
    }
}
