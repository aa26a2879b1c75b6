package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What series there are. Within a user's transaction: the shared ones and the user's own, and no others (row-level security). */
@Singleton
public class CandleCatalogue {
    /** Shared and own series in one shape; row-level security cuts the second part down to the caller. */
    static final String SERIES = """
            select id, null::uuid as user_id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second, bars,
                   price_decimals, volume_decimals, source, is_adjusted, is_live, quality::text as quality, created_at
            from shared_candle_series
            union all
            select id, user_id, name, venue, symbol, timeframe, calendar, hash, from_second, to_second, bars,
                   price_decimals, volume_decimals, source, is_adjusted, false, quality::text, created_at
            from candle_series""";

    private static final String ORDER = " order by (user_id is null), symbol, timeframe, created_at desc, id";

    CandleCatalogue() {}

    /** The series with this id, if the caller may see it. */
    public Optional<CandleSeries> find(Sql sql, UUID id) {
        return sql.find("select * from (" + SERIES + ") s where id = $1", CandleCatalogue::series, id);
    }

    /** The series from which candles of this timeframe can be made; own ones before shared ones, the coarsest sufficient first. */
    public List<CandleSeries> find(Sql sql, String venue, String symbol, CandleTimeframe timeframe) {
        return sql
                .list(
                        "select * from (" + SERIES + ") s where venue = $1 and symbol = $2" + ORDER,
                        CandleCatalogue::series,
                        venue,
                        symbol)
                .stream()
                .filter(series -> series.timeframe().compareTo(timeframe) <= 0)
                .sorted((left, right) -> right.timeframe().compareTo(left.timeframe()))
                .toList();
    }

    /** All that the caller may see, own ones first. */
    public List<CandleSeries> list(Sql sql) {
        return sql.list("select * from (" + SERIES + ") s" + ORDER, CandleCatalogue::series);
    }

    static CandleSeries series(SqlRow row) {
        return new CandleSeries(
                row.uuid("id"),
                row.uuid("user_id"),
                row.text("name"),
                row.text("venue"),
                row.text("symbol"),
                row.constant("timeframe", CandleTimeframe.class),
                row.constant("calendar", TradingCalendar.class),
                row.text("hash"),
                row.number("from_second"),
                row.number("to_second"),
                row.number("bars"),
                row.integer("price_decimals"),
                row.integer("volume_decimals"),
                row.text("source"),
                row.bool("is_adjusted"),
                row.bool("is_live"),
                row.instant("created_at"));
    }
}
