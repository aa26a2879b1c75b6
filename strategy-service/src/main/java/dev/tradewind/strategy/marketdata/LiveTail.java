package dev.tradewind.strategy.marketdata;

import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** The newest live minutes, which are rows of the database until they are moved into a file. */
@Singleton
class LiveTail {
    /** Decimals of prices and volumes of live series. */
    static final int DECIMALS = 8;

    private static final String SELECT = """
            select opens_at, open, high, low, close, volume from live_candle where venue = $1 and symbol = $2
            order by opens_at""";

    LiveTail() {}

    BarSeries of(Sql sql, String venue, String symbol) {
        var columns = new BarColumns();
        for (LiveCandle candle : sql.list(SELECT, LiveTail::candle, venue, symbol)) {
            candle.addTo(columns);
        }
        return columns.toSeries(CandleTimeframe.ONE_MINUTE.timeframe(), DECIMALS, DECIMALS);
    }

    /** Adds a closed minute; false when it is there already. */
    boolean add(Sql sql, String venue, String symbol, LiveCandle candle) {
        return sql.update(
                        """
                        insert into live_candle (venue, symbol, opens_at, open, high, low, close, volume)
                        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""",
                        venue,
                        symbol,
                        candle.opensAt(),
                        decimal(candle.open()),
                        decimal(candle.high()),
                        decimal(candle.low()),
                        decimal(candle.close()),
                        decimal(candle.volume()))
                == 1;
    }

    OptionalLong newest(Sql sql, String venue, String symbol) {
        long newest = sql.one(
                "select coalesce(max(opens_at), -1) as newest from live_candle where venue = $1 and symbol = $2",
                row -> row.number("newest"),
                venue,
                symbol);
        return newest < 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    /** Removes the minutes up to one, which are in a file now. */
    void removeUpTo(Sql sql, String venue, String symbol, long opensAt) {
        sql.update(
                "delete from live_candle where venue = $1 and symbol = $2 and opens_at <= $3", venue, symbol, opensAt);
    }

    /** Units of 10^-8; what has more decimals is rounded. */
    static long units(BigDecimal value) {
        return value.movePointRight(DECIMALS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, DECIMALS);
    }

    private static LiveCandle candle(SqlRow row) {
        return new LiveCandle(
                row.number("opens_at"),
                units(row.decimal("open")),
                units(row.decimal("high")),
                units(row.decimal("low")),
                units(row.decimal("close")),
                units(row.decimal("volume")));
    }
}
