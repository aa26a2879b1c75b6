package dev.tradewind.strategy.marketdata.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Factors that adjust daily prices for splits and dividends, in LEAN's form: the adjusted price of a day is the raw one times price
 * factor times split factor of the first row whose date is not earlier.
 */
final class Factors {
    private static final int DECIMALS = 6;

    private record Factor(BigDecimal price, BigDecimal split) {}

    private final NavigableMap<String, Factor> byDate;

    private Factors(NavigableMap<String, Factor> byDate) {
        this.byDate = byDate;
    }

    /** Reads gzip lines {@code date,price_factor,split_factor,…}; ISO dates sort as text. */
    static Factors read(InputStream packed) throws IOException {
        var factors = new TreeMap<String, Factor>();
        try (BufferedReader lines = text(packed)) {
            for (String line : lines.lines().skip(1).toList()) {
                String[] fields = line.split(",", 4);
                factors.put(fields[0], new Factor(new BigDecimal(fields[1]), new BigDecimal(fields[2])));
            }
        }
        return new Factors(factors);
    }

    /** Replaces a gzip file of raw daily rows by plain text with adjusted ones. */
    void adjust(Path file) throws IOException {
        List<String> adjusted = new ArrayList<>();
        try (BufferedReader lines = text(Files.newInputStream(file))) {
            adjusted.add(lines.readLine());
            lines.lines().map(this::adjusted).forEach(adjusted::add);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        Files.write(file, adjusted);
    }

    private String adjusted(String line) {
        String[] fields = line.split(",", 6);
        Map.Entry<String, Factor> entry = byDate.ceilingEntry(fields[0]);
        Factor factor = entry == null ? new Factor(BigDecimal.ONE, BigDecimal.ONE) : entry.getValue();
        BigDecimal ofPrice = factor.price().multiply(factor.split());
        var row = new StringBuilder(fields[0]);
        for (int i = 1; i < 5; i++) {
            row.append(',')
                    .append(new BigDecimal(fields[i])
                            .multiply(ofPrice)
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                            .toPlainString());
        }
        return row.append(',')
                .append(new BigDecimal(fields[5])
                        .divide(factor.split(), MathContext.DECIMAL64)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toPlainString())
                .toString();
    }

    private static BufferedReader text(InputStream packed) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII));
    }
}
