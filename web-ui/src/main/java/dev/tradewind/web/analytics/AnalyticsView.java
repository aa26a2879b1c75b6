package dev.tradewind.web.analytics;

import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.ChartView;
import dev.tradewind.contracts.rest.ExecutionView;
import dev.tradewind.web.text.Choice;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A symbol: the newest values in words, the newest candles as a table, and the user's fills. */
public record AnalyticsView(
        String symbol,
        String address,
        UUID series,
        String timeframe,
        List<Choice> allSeries,
        List<Choice> timeframes,
        String about,
        String summary,
        List<Value> values,
        List<Row> rows,
        List<Fill> fills) {
    private static final int TABLE_ROWS = 100;
    private static final int READABLE = 100;

    /** An indicator's newest value and what it means. */
    public record Value(String name, String value, String kind, String definition) {}

    /** One candle with its indicators. */
    public record Row(
            Moment at,
            String open,
            String high,
            String low,
            String close,
            String volume,
            String kama,
            String rsi,
            String adx,
            String atr,
            String regime) {}

    /** One execution of the user. */
    public record Fill(Moment at, String side, String quantity, String price, Figure profit, UUID group) {}

    static AnalyticsView of(
            CandleSeriesView series,
            Timeframe timeframe,
            List<CandleSeriesView> all,
            ChartView chart,
            List<ExecutionView> fills,
            Figures figures) {
        var columns = new Columns(chart, digits(series, chart), figures);
        int last = chart.time().size() - 1;
        return new AnalyticsView(
                series.symbol(),
                address(series.symbol()),
                series.id(),
                timeframe.stored(),
                all.stream()
                        .map(one -> new Choice(
                                one.id().toString(),
                                one.symbol() + " · " + one.name(),
                                one.id().equals(series.id())))
                        .toList(),
                Timeframe.all().stream()
                        .filter(one -> series.timeframes().contains(one.stored()))
                        .map(one -> new Choice(one.stored(), one.shown(), one == timeframe))
                        .toList(),
                series.source(),
                last < 0
                        ? "No candles."
                        : chart.time().size() + " candles of " + series.symbol() + ", last close "
                                + columns.price(chart.close(), last) + ", "
                                + columns.regime(last).toLowerCase(Locale.ROOT) + ".",
                last < 0 ? List.of() : values(columns, chart, last, figures),
                rows(columns, chart),
                fills.stream().map(one -> fill(one, figures)).toList());
    }

    /** Address of the data of the chart. */
    public String chartSource() {
        return "/analytics/" + address + "/chart?series=" + series + "&timeframe=" + timeframe;
    }

    /**
     * Decimals of the prices on a chart: as many as any of them has, two at least. A live series is stored with more than the
     * tick of its instrument needs.
     */
    static int digits(CandleSeriesView series, ChartView chart) {
        int most = Stream.of(chart.open(), chart.high(), chart.low(), chart.close())
                .flatMap(List::stream)
                .mapToInt(
                        price -> BigDecimal.valueOf(price).stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return Math.min(series.priceDecimals(), Math.max(most, 2));
    }

    /** The largest timeframe up to an hour in which a series has enough candles to fill a chart, else its smallest. */
    static Timeframe readable(CandleSeriesView series) {
        Timeframe smallest = Timeframe.of(series.timeframe()).orElse(Timeframe.DAY);
        return Timeframe.all().stream()
                .filter(one -> series.timeframes().contains(one.stored()))
                .filter(one -> one.compareTo(Timeframe.HOUR) <= 0)
                .filter(one -> series.bars() * smallest.seconds() / one.seconds() >= READABLE)
                .reduce(smallest, (before, next) -> next);
    }

    /** A symbol as a part of an address. */
    static String address(String symbol) {
        return symbol.replace('/', '-');
    }

    private static List<Value> values(Columns columns, ChartView chart, int last, Figures figures) {
        Double before = last > 0 ? chart.close().get(last - 1) : null;
        Figure change = figures.profitPercent(
                before == null || before == 0 ? null : (chart.close().get(last) / before - 1) * 100);
        return List.of(
                new Value("Last close", columns.price(chart.close(), last), "", "Close of the newest finished candle."),
                new Value("Change", change.text(), change.kind(), "From the close before to the last one."),
                new Value(
                        "KAMA 10, 2, 30",
                        columns.indicator("kama", last),
                        "",
                        "Kaufman's adaptive average: quick while the price moves one way, slow while it wanders."),
                new Value(
                        "RSI 14",
                        columns.indicator("rsi", last),
                        "",
                        "Strength of recent gains against losses, 0 to 100. Below 30 counts as sold off, above 70 as bought up."),
                new Value(
                        "ADX 14",
                        columns.indicator("adx", last),
                        "",
                        "How strong a trend is, whichever way. Above 25 there is one, below 20 there is none."),
                new Value(
                        "ATR 14",
                        columns.indicator("atr", last),
                        "",
                        "Average true range: how far the price usually moves in one candle, in its own units."),
                new Value(
                        "Regime",
                        columns.regime(last),
                        "",
                        "Trend: ADX above 25 and a straight line of closes (R² above 0.6). Mean reversion: ADX below 20 and R² below 0.4. Else neutral. A change needs three candles in a row."));
    }

    private static List<Row> rows(Columns columns, ChartView chart) {
        List<Row> rows = new ArrayList<>();
        int size = chart.time().size();
        for (int i = size - 1; i >= Math.max(0, size - TABLE_ROWS); i--) {
            rows.add(new Row(
                    columns.figures().moment(Instant.ofEpochSecond(chart.time().get(i))),
                    columns.price(chart.open(), i),
                    columns.price(chart.high(), i),
                    columns.price(chart.low(), i),
                    columns.price(chart.close(), i),
                    columns.figures().ratio(chart.volume().get(i)),
                    columns.indicator("kama", i),
                    columns.indicator("rsi", i),
                    columns.indicator("adx", i),
                    columns.indicator("atr", i),
                    columns.regime(i)));
        }
        return rows;
    }

    private static Fill fill(ExecutionView one, Figures figures) {
        return new Fill(
                figures.moment(one.executedAt()),
                Labels.words(one.side().name()),
                figures.quantity(one.quantity()),
                figures.price(one.price()),
                figures.profit(one.realisedProfit(), "USDT"),
                one.groupId());
    }

    static String regimeWords(String regime) {
        return regime.isEmpty() ? "Warming up" : Labels.words(regime);
    }

    /** Reads the columns of a chart as text. */
    private record Columns(ChartView chart, int digits, Figures figures) {
        String price(List<Double> column, int row) {
            return figures.price(BigDecimal.valueOf(column.get(row)).setScale(digits, RoundingMode.HALF_EVEN));
        }

        String indicator(String name, int row) {
            List<@Nullable Double> column = chart.indicators().getOrDefault(name, List.of());
            Double value = row < column.size() ? column.get(row) : null;
            if (value == null || !Double.isFinite(value)) {
                return "–";
            }
            return name.equals("kama") || name.equals("atr")
                    ? figures.price(BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN))
                    : figures.ratio(value);
        }

        String regime(int row) {
            return regimeWords(row < chart.regime().size() ? chart.regime().get(row) : "");
        }
    }
}
