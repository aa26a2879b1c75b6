package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.CandleQualityView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.contracts.rest.Page;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries of the catalogue as pages read them; a live series with the minutes that are not in its file yet. */
@Singleton
public class SeriesViews {
    private static final String SELECT = """
            select s.*, l.bars as live_bars, l.first as live_first, l.last as live_last
            from (%s) s left join lateral (
              select count(*) as bars, min(opens_at) as first, max(opens_at) as last from live_candle
              where s.is_live and venue = s.venue and symbol = s.symbol) l on true""".formatted(CandleCatalogue.SERIES);

    SeriesViews() {}

    public Page<CandleSeriesView> list(Sql sql, int limit, int offset) {
        List<CandleSeriesView> items = sql.list(
                SELECT
                        + " order by (s.user_id is null), s.symbol, s.timeframe, s.created_at desc, s.id limit $1 offset $2",
                row -> view(row, false),
                limit,
                offset);
        long total = sql.one("select count(*) as n from (" + CandleCatalogue.SERIES + ") s", row -> row.number("n"));
        return new Page<>(items, total, limit, offset);
    }

    public Optional<CandleSeriesView> find(Sql sql, UUID id) {
        return sql.find(SELECT + " where s.id = $1", row -> view(row, true), id);
    }

    private static CandleSeriesView view(SqlRow row, boolean withFindings) {
        CandleSeries series = CandleCatalogue.series(row);
        long liveBars = row.numberOr("live_bars", 0);
        long from = series.bars() > 0 ? series.from() : row.numberOr("live_first", 0);
        return new CandleSeriesView(
                series.id(),
                series.name(),
                series.venue(),
                series.symbol(),
                series.timeframe().label(),
                series.timeframe().upward().stream().map(CandleTimeframe::label).toList(),
                series.calendar().name(),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(row.numberOr("live_last", series.to())),
                series.bars() + liveBars,
                series.priceDecimals(),
                series.volumeDecimals(),
                series.source(),
                series.isAdjusted() ? "ADJUSTED" : "RAW",
                series.owner() == null,
                series.isLive(),
                series.hash(),
                quality(row.json("quality", CandleQualityView.class), withFindings),
                series.createdAt());
    }

    private static @Nullable CandleQualityView quality(@Nullable CandleQualityView quality, boolean withFindings) {
        if (quality == null || withFindings) {
            return quality;
        }
        return new CandleQualityView(
                quality.layout(),
                quality.timeZone(),
                quality.rows(),
                quality.bars(),
                quality.counts(),
                List.of(),
                quality.notes());
    }
}
