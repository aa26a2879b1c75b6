package dev.tradewind.engine.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Returns by calendar month in UTC, one row per year. */
public record MonthlyTable(List<Year> years) {
    private static final int MONTHS = 12;

    /**
     * One year.
     *
     * @param percents January to December, null where there was no bar
     * @param percent of the whole year
     */
    public record Year(int year, List<@Nullable Double> percents, double percent) {}

    public MonthlyTable {
        years = List.copyOf(years);
    }

    public static MonthlyTable of(long startUnits, EquityCurve curve) {
        List<Year> years = new ArrayList<>();
        double yearStart = startUnits;
        double monthStart = startUnits;
        @Nullable Double[] months = new @Nullable Double[MONTHS];
        for (int i = 0; i < curve.size(); i++) {
            LocalDate day = day(curve.opensAt()[i]);
            LocalDate next = i + 1 < curve.size() ? day(curve.opensAt()[i + 1]) : LocalDate.MAX;
            double value = curve.units()[i];
            if (next.getYear() != day.getYear() || next.getMonth() != day.getMonth()) {
                months[day.getMonthValue() - 1] = percent(monthStart, value);
                monthStart = value;
            }
            if (next.getYear() != day.getYear()) {
                years.add(new Year(
                        day.getYear(), Collections.unmodifiableList(Arrays.asList(months)), percent(yearStart, value)));
                months = new @Nullable Double[MONTHS];
                yearStart = value;
            }
        }
        return new MonthlyTable(years);
    }

    private static double percent(double from, double to) {
        return from == 0 ? 0 : 100 * (to / from - 1);
    }

    private static LocalDate day(long epochSecond) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
    }
}
