package dev.tradewind.strategy.marketdata.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which column is which, by its name.
 *
 * @param name of the layout
 * @param secondTime column of the time of day when date and time are apart, else -1
 * @param volume -1 when there is none
 */
record ColumnNames(
        String name, int time, int secondTime, int open, int high, int low, int close, int volume, List<String> notes) {
    private static final List<String> TIMES = List.of(
            "timestamp",
            "time",
            "datetime",
            "date",
            "open_time",
            "opentime",
            "open time",
            "unix",
            "unix_timestamp",
            "ts",
            "t",
            "epoch",
            "date_time",
            "gmt time",
            "local time",
            "start",
            "window_start",
            "candle_begin_time",
            "begins_at",
            "dtyyyymmdd",
            "__index_level_0__"); // what pandas calls an index without a name
    private static final int PLAIN_COLUMNS = 6;

    /** Empty when time, open, high, low or close is missing. */
    static Optional<ColumnNames> of(List<String> heads) {
        List<String> names = heads.stream().map(ColumnNames::plainName).toList();
        int open = find(names, List.of("open", "o", "open_price", "opening price"));
        int high = find(names, List.of("high", "h", "high_price", "max"));
        int low = find(names, List.of("low", "l", "low_price", "min"));
        int close = find(names, List.of("close", "c", "close_price", "close/last", "last"));
        int time = find(names, TIMES);
        if (open < 0 || high < 0 || low < 0 || close < 0 || time < 0) {
            return Optional.empty();
        }
        var notes = new ArrayList<String>();
        int secondTime = -1;
        if (names.get(time).equals("time") && names.contains("date")) {
            secondTime = time;
            time = names.indexOf("date");
        } else if (names.get(time).equals("date") && names.contains("time")) {
            secondTime = names.indexOf("time");
        }
        if (names.contains("unix")) { // an exact time beats one that has to be read
            time = names.indexOf("unix");
            secondTime = -1;
        }
        int volume = volume(names, notes);
        String name = name(names);
        if (name.equals("yahoo")) {
            notes.add("Close is used as it stands; the column Adj Close is not.");
        }
        return Optional.of(new ColumnNames(name, time, secondTime, open, high, low, close, volume, List.copyOf(notes)));
    }

    private static int volume(List<String> names, List<String> notes) {
        int exact = find(names, List.of("volume", "vol", "v", "base_volume", "tickvol"));
        if (exact >= 0) {
            return exact;
        }
        Predicate<String> isVolume = name -> name.startsWith("volume") || name.startsWith("vol ");
        for (int i = 0; i < names.size(); i++) {
            if (isVolume.test(names.get(i))) {
                notes.add("The volume is taken from the column \"" + names.get(i) + "\".");
                return i;
            }
        }
        notes.add("There is no column of volume; it is taken as zero.");
        return -1;
    }

    private static String name(List<String> names) {
        if (names.contains("adj close")) {
            return "yahoo";
        }
        if (names.contains("open_time") || names.contains("open time")) {
            return "binance-klines";
        }
        if (names.contains("unix") && names.contains("symbol")) {
            return "cryptodatadownload";
        }
        if (names.getFirst().equals("timestamp") && names.size() == PLAIN_COLUMNS) {
            return "tradewind";
        }
        return names.getFirst().equals("time") ? "tradingview" : "by-header";
    }

    private static int find(List<String> names, List<String> candidates) {
        return candidates.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Lower case, without the angle brackets that MetaTrader writes. */
    private static String plainName(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        return lower.startsWith("<") && lower.endsWith(">") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
