package dev.tradewind.strategy.marketdata.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of CSV; quotes may hold separators, a doubled quote is one. */
final class CsvFields {
    private CsvFields() {}

    static List<String> of(String line, char separator) {
        var fields = new ArrayList<String>(12);
        if (line.indexOf('"') < 0) {
            int from = 0;
            for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
                fields.add(line.substring(from, to).strip());
                from = to + 1;
            }
            fields.add(line.substring(from).strip());
            return fields;
        }
        var field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"') {
                if (isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (next == separator && !isQuoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(next);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
