package dev.tradewind.engine.indicators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real bars with the values that TA-Lib gives for them; see ORIGIN.md beside the files. NaN where TA-Lib has none. */
record TaLibValues(Map<String, double[]> columns) {
    static TaLibValues of(String series) {
        String path = "/indicators/" + series + ".csv";
        try (InputStream file = TaLibValues.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] names = lines.getFirst().split(",", -1);
            Map<String, double[]> columns = new HashMap<>();
            for (int column = 1; column < names.length; column++) {
                double[] values = new double[lines.size() - 1];
                for (int row = 0; row < values.length; row++) {
                    String text = lines.get(row + 1).split(",", -1)[column];
                    values[row] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
                }
                columns.put(names[column], values);
            }
            return new TaLibValues(columns);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    double[] get(String column) {
        double[] values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return values;
    }

    double[] closes() {
        return get("close");
    }

    double[] highs() {
        return get("high");
    }

    double[] lows() {
        return get("low");
    }

    int size() {
        return closes().length;
    }
}
