package dev.tradewind.strategy.marketdata;

import dev.tradewind.contracts.rest.MinuteView;
import dev.tradewind.contracts.rest.QuoteView;
import dev.tradewind.engine.bars.BarAggregator;
import dev.tradewind.engine.bars.BarColumns;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.bars.CandleTimeframe;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.imports.ImportOptions;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Makes candles of live quotes: a minute is over when a quote of a later one comes, is stored, and only then told. After a break the
 * minutes that were missed are taken from who heard them, so that there is neither a hole nor a repeat.
 */
@Singleton
class LiveCandles implements ClosedCandles {
    private static final int MINUTES_OF_A_DAY = 1_440;

    /** Beyond it a price or the volume of a minute would not fit its number. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000_000);

    private final LiveSeries series;
    private final TenantTx tx;
    private final CandleReader reader;
    private final LiveCandlesConfig config;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Market> markets = new HashMap<>();
    private RecentMinutes missed = symbol -> List.of();
    private MarketThen now = new MarketThen(Instant.EPOCH, Double.NaN);

    LiveCandles(LiveSeries series, TenantTx tx, CandleReader reader, LiveCandlesConfig config) {
        this.series = series;
        this.tx = tx;
        this.reader = reader;
        this.config = config;
    }

    /** One symbol: what is being built, what was stored last, and the longer candles made of it. */
    private final class Market {
        private final String symbol;
        private final LiveMinute minute = new LiveMinute();
        private final List<BarAggregator> longer = new ArrayList<>();
        private long newest;
        private boolean isCaughtUp;
        private boolean isWarm;

        Market(String symbol) {
            this.symbol = symbol;
            TradingCalendar calendar = ImportOptions.usualCalendar(symbol);
            for (CandleTimeframe timeframe : CandleTimeframe.values()) {
                if (timeframe != CandleTimeframe.ONE_MINUTE) {
                    longer.add(new BarAggregator(
                            CandleTimeframe.ONE_MINUTE,
                            timeframe,
                            calendar,
                            (t, o, h, l, c, v) -> tell(timeframe, new LiveCandle(t, o, h, l, c, v))));
                }
            }
            newest = tx.nobody(sql -> {
                OptionalLong stored = series.newest(sql, symbol);
                Optional<CandleSeries> known = series.find(sql, symbol);
                if (stored.isPresent() && known.isPresent()) {
                    long day = Math.floorDiv(stored.getAsLong(), 86_400L) * 86_400L;
                    warmUp(reader.read(
                                    sql,
                                    known.get(),
                                    CandleTimeframe.ONE_MINUTE,
                                    OptionalLong.of(day),
                                    OptionalLong.empty(),
                                    MINUTES_OF_A_DAY)
                            .bars());
                }
                return stored.orElse(-1);
            });
            isWarm = true;
        }

        private void warmUp(BarSeries bars) {
            for (int i = 0; i < bars.size(); i++) {
                addToLonger(new LiveCandle(
                        bars.opensAt()[i],
                        bars.openUnits()[i],
                        bars.highUnits()[i],
                        bars.lowUnits()[i],
                        bars.closeUnits()[i],
                        bars.volumeUnits()[i]));
            }
        }

        private void addToLonger(LiveCandle candle) {
            for (BarAggregator aggregator : longer) {
                aggregator.add(
                        candle.opensAt(), candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
            }
        }

        private void closed(LiveCandle candle) {
            if (candle.opensAt() <= newest) {
                return;
            }
            tx.nobody(sql -> series.append(sql, symbol, candle));
            newest = candle.opensAt();
            tell(CandleTimeframe.ONE_MINUTE, candle);
            addToLonger(candle);
        }

        private void tell(CandleTimeframe timeframe, LiveCandle candle) {
            if (!isWarm) {
                return;
            }
            var columns = new BarColumns();
            candle.addTo(columns);
            CandleKey key = new CandleKey(config.venue(), symbol, timeframe);
            BarSeries bar = columns.toSeries(timeframe.timeframe(), LiveTail.DECIMALS, LiveTail.DECIMALS);
            for (Listener listener : listeners) {
                try {
                    listener.closed(key, bar, now);
                } catch (RuntimeException failure) {
                    Log.errorf(failure, "a listener failed on a candle symbol=%s", symbol);
                }
            }
        }

        /** Takes what was missed; what we heard ourselves stays when nobody knows better. */
        private void catchUp() {
            List<MinuteView> minutes = missed.of(symbol);
            for (int i = 0; i < minutes.size() - 1; i++) {
                if (minutes.get(i).isWhole()) {
                    closed(candle(minutes.get(i)));
                }
            }
            if (!minutes.isEmpty()) {
                MinuteView current = minutes.getLast();
                boolean isOlderOrUnknown = minute.building() < current.opensAt().getEpochSecond();
                boolean oursIsOver = minute.building() <= newest;
                if (current.isWhole() || (isOlderOrUnknown && oursIsOver)) {
                    minute.seed(candle(current), current.isWhole(), current.until());
                }
            }
            isCaughtUp = true;
        }
    }

    /** The stream begins, maybe not for the first time: before the next quote of a symbol counts, what was missed is asked for. */
    synchronized void listeningAgain(RecentMinutes source) {
        missed = source;
        markets.values().forEach(market -> market.isCaughtUp = false);
    }

    synchronized void quote(QuoteView quote) {
        if (quote.bid().signum() <= 0 || quote.bid().compareTo(LARGEST) > 0) {
            return;
        }
        now = new MarketThen(
                quote.marketTime(), quote.ask().subtract(quote.bid()).doubleValue());
        Market market = market(quote.symbol());
        if (!market.isCaughtUp) {
            market.catchUp();
        }
        BigDecimal size = quote.size() == null
                ? BigDecimal.ZERO
                : quote.size().max(BigDecimal.ZERO).min(LARGEST);
        market.minute
                .quote(quote.marketTime(), LiveTail.units(quote.bid()), LiveTail.units(size))
                .ifPresent(market::closed);
    }

    private Market market(String symbol) {
        @Nullable Market known = markets.get(symbol);
        if (known == null) {
            known = new Market(symbol);
            markets.put(symbol, known);
        }
        return known;
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public BarSeries last(CandleKey key, int count) {
        return tx.nobody(sql -> series.find(sql, key.symbol())
                .filter(found -> found.venue().equals(key.venue()))
                .map(found -> reader.read(
                                sql, found, key.timeframe(), OptionalLong.empty(), OptionalLong.empty(), count)
                        .bars())
                .orElseGet(() -> none(key)));
    }

    @Override
    public BarSeries joining(CandleKey key, long opensAt, int count) {
        return tx.nobody(sql -> series.find(sql, key.symbol())
                .filter(found -> found.venue().equals(key.venue()))
                .map(found ->
                        reader.joining(sql, found, series.older(sql, key.symbol()), key.timeframe(), opensAt, count))
                .orElseGet(() -> none(key)));
    }

    private static BarSeries none(CandleKey key) {
        return new BarColumns().toSeries(key.timeframe().timeframe(), LiveTail.DECIMALS, LiveTail.DECIMALS);
    }

    private static LiveCandle candle(MinuteView minute) {
        Instant opensAt = minute.opensAt();
        return new LiveCandle(
                opensAt.getEpochSecond(),
                LiveTail.units(minute.open()),
                LiveTail.units(minute.high()),
                LiveTail.units(minute.low()),
                LiveTail.units(minute.close()),
                LiveTail.units(minute.volume()));
    }
}
