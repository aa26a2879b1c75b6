package dev.tradewind.strategy.strategies.live;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.bars.BarSeries;
import dev.tradewind.engine.calendar.TradingCalendar;
import dev.tradewind.engine.strategies.ParameterValues;
import dev.tradewind.engine.strategies.SessionClock;
import dev.tradewind.engine.strategies.SignalRefusal;
import dev.tradewind.engine.strategies.Strategy;
import dev.tradewind.engine.strategies.StrategySignal;
import dev.tradewind.engine.strategies.StrategyType;
import dev.tradewind.engine.strategies.StrategyTypes;
import dev.tradewind.kit.jobs.Lease;
import dev.tradewind.kit.jobs.Leases;
import dev.tradewind.kit.tenancy.DatabaseUnavailable;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.strategy.marketdata.CandleKey;
import dev.tradewind.strategy.marketdata.ClosedCandles;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes every computation of a series one step on when a candle closes. What a strategy remembers is stored after each bar,
 * behind a fence, so that one process at a time works on a series and any process can go on where another stopped; bars that
 * were missed in between are caught up from history first. A bar whose signal is not yet with all its users is done again:
 * the strategy says the same, and those who have the signal keep the one they have.
 */
@Singleton
class LiveRunner {
    /** Averages that never quite forget are close enough to their final value after three warm-ups. */
    private static final int WARM_UPS = 3;

    private static final int LEAST_HISTORY = 300;

    /** Missed bars beyond this many are not made up for: a week of minutes. */
    private static final int MOST_MISSED = 10_080;

    private static final String JOB = "strategies";

    private final TenantTx tx;
    private final Leases leases;
    private final Runs runs;
    private final StrategyTypes types;
    private final ClosedCandles candles;
    private final HandOut handOut;
    private final LiveConfig config;
    private final InstantSource clock;
    private final Map<CandleKey, ReentrantLock> locks = new ConcurrentHashMap<>();

    LiveRunner(
            TenantTx tx,
            Leases leases,
            Runs runs,
            StrategyTypes types,
            ClosedCandles candles,
            HandOut handOut,
            LiveConfig config,
            InstantSource clock) {
        this.tx = tx;
        this.leases = leases;
        this.runs = runs;
        this.types = types;
        this.candles = candles;
        this.handOut = handOut;
        this.config = config;
        this.clock = clock;
    }

    /** All series that enabled strategies look at. */
    List<CandleKey> series() {
        return tx.system(JOB, runs::series);
    }

    /** A candle closed. Throws when the database cannot be reached; then it may be called again with the same candle. */
    void closed(HeardCandle heard) {
        alone(heard.key(), heard);
    }

    /** Warms up new computations and catches up with what was missed, without waiting for the next candle. */
    void catchUp(CandleKey key) {
        alone(key, null);
    }

    // the lease keeps other processes out, the lock this one's own threads
    private void alone(CandleKey key, @Nullable HeardCandle heard) {
        ReentrantLock lock = locks.computeIfAbsent(key, unused -> new ReentrantLock());
        lock.lock();
        try {
            Optional<Lease> lease = leases.acquire(leaseName(key), config.lease());
            if (lease.isPresent()) {
                new Step(key, lease.get(), heard).take();
            }
        } finally {
            lock.unlock();
        }
    }

    static String leaseName(CandleKey key) {
        return JOB + " " + key.venue() + " " + key.symbol() + " "
                + key.timeframe().label();
    }

    /** A strategy threw; its code, not ours, is broken. */
    private static final class StrategyFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String trouble;

        StrategyFailed(Throwable cause) {
            super(cause);
            this.trouble = cause.toString();
        }
    }

    /** One bar on its way to a strategy; the spread is NaN where it is not known. */
    private record Fed(BarSeries bars, int index, Duration lateBy, double spread) {
        Bar bar() {
            return new QuotedBar(bars.cursor().at(index), spread);
        }

        BigDecimal close() {
            BigDecimal close = BigDecimal.valueOf(bars.closeUnits()[index], bars.priceDecimals())
                    .stripTrailingZeros();
            return close.scale() < 0 ? close.setScale(0) : close;
        }
    }

    private record Look(List<Wanted> wanted, Map<String, StoredRun> stored) {}

    /** Where a computation goes on, and the bars that are to be caught up with first. */
    private record Start(
            Strategy strategy, StoredRun run, @Nullable BarSeries missed) {}

    /** One look at one series under its lease. */
    private final class Step {
        private final CandleKey key;
        private final @Nullable HeardCandle heard;
        private Lease lease;

        Step(CandleKey key, Lease lease, @Nullable HeardCandle heard) {
            this.key = key;
            this.lease = lease;
            this.heard = heard;
        }

        void take() {
            Look look = tx.system(JOB, sql -> new Look(runs.wanted(sql, key), runs.stored(sql, key)));
            List<Wanted> wanted = look.wanted();
            Map<String, StoredRun> stored = look.stored();
            stored.keySet().stream()
                    .filter(runKey ->
                            wanted.stream().noneMatch(want -> want.runKey().equals(runKey)))
                    .forEach(runKey -> fenced(sql -> runs.forget(sql, runKey)));
            wanted.forEach(want -> take(want, stored.get(want.runKey())));
        }

        private void take(Wanted want, @Nullable StoredRun stored) {
            StrategyType type = types.find(want.typeId()).orElse(null);
            if (type == null) {
                return; // its jar was removed; the user's list says so
            }
            try {
                advance(want, type, stored);
            } catch (StrategyFailed failed) {
                Log.errorf(failed, "strategy failed type=%s symbol=%s", want.typeId(), key.symbol());
                fenced(sql -> runs.trouble(sql, key, want.runKey(), failed.trouble, clock.instant()));
            }
        }

        private void advance(Wanted want, StrategyType type, @Nullable StoredRun stored) {
            Start start = start(want, type, stored);
            Strategy strategy = start.strategy();
            StoredRun run = start.run();
            BarSeries missed = start.missed();
            for (int i = 0; missed != null && i < missed.size(); i++) {
                run = oneBar(want, type, strategy, run, new Fed(missed, i, lateBy(missed, i, run), Double.NaN));
            }
            if (heard != null && isAfter(run, heard.opensAt())) {
                Duration lateBy = heard.lateBy().plus(Duration.between(heard.heardAt(), clock.instant()));
                run = oneBar(want, type, strategy, run, new Fed(heard.bar(), 0, lateBy, heard.spread()));
            }
            if (!run.equals(stored)) {
                save(run);
            }
        }

        /**
         * What was stored and the bars that were missed since, or else history. A computation that cannot give a signal yet begins
         * anew when history, which may have come later, has more bars than it would have seen.
         */
        private Start start(Wanted want, StrategyType type, @Nullable StoredRun stored) {
            Strategy strategy = create(type, want.values());
            if (stored == null || stored.lastOpensAt() == null || !isRestored(strategy, stored)) {
                // what did not fit may have left a half restored one
                Strategy fresh = stored == null ? strategy : create(type, want.values());
                return new Start(fresh, warmedUp(want.runKey(), fresh), null);
            }
            BarSeries missed = missed(stored);
            if (stored.isWarmingUp()) {
                Strategy fresh = create(type, want.values());
                StoredRun warmedUp = warmedUp(want.runKey(), fresh);
                if (warmedUp.barsSeen() > stored.barsSeen() + (missed == null ? 0 : missed.size())) {
                    return new Start(fresh, warmedUp, null);
                }
            }
            return new Start(strategy, stored, missed);
        }

        /** The next bar; what it leaves is stored at once when there was a signal, which must not be worked out again. */
        private StoredRun oneBar(Wanted want, StrategyType type, Strategy strategy, StoredRun before, Fed fed) {
            Bar bar = fed.bar();
            StrategySignal given = guarded(() -> strategy.onBar(bar));
            SignalRefusal refusal = given == null ? guarded(strategy::refused) : null;
            StrategySignal signal = refusal == null ? given : refusal.signal();
            StoredRun after = before.after(bar.opensAt(), guarded(strategy::save));
            if (signal == null) {
                return after;
            }
            save(before.handingOut(bar.opensAt(), clock.instant().minus(fed.lateBy())));
            var decision = new Decision(
                    key,
                    type,
                    want.values(),
                    signal,
                    refusal,
                    bar.opensAt(),
                    bar.closesAt(),
                    fed.close(),
                    after.barsSeen(),
                    fed.lateBy());
            want.subscribers().forEach(subscriber -> handOut(subscriber, want, decision));
            save(after);
            return after;
        }

        /** One user's trouble is nobody else's; only a database that is gone stops all. */
        private void handOut(Wanted.Subscriber subscriber, Wanted want, Decision decision) {
            try {
                handOut.to(subscriber, want.runKey(), decision);
            } catch (DatabaseUnavailable gone) {
                throw gone;
            } catch (RuntimeException failure) {
                Log.errorf(
                        failure,
                        "signal not handed out userId=%s strategyId=%s symbol=%s",
                        subscriber.user(),
                        subscriber.strategy(),
                        key.symbol());
            }
        }

        private Strategy create(StrategyType type, Map<String, BigDecimal> given) {
            return switch (ParameterValues.of(type, given)) {
                case ParameterValues.Outcome.Valid(ParameterValues values) ->
                    guarded(() -> type.create(values, sessions()));
                case ParameterValues.Outcome.Invalid(List<ParameterValues.Problem> problems) ->
                    throw new StrategyFailed(new IllegalArgumentException(problems.getFirst()
                                    .field() + " " + problems.getFirst().detail()));
            };
        }

        // pairs trade around the clock, shares in sessions
        private SessionClock sessions() {
            return key.symbol().indexOf('/') < 0
                    ? SessionClock.of(TradingCalendar.US_EQUITIES)
                    : SessionClock.ALWAYS_OPEN;
        }

        /** A state that another version of the strategy wrote does not fit; then it begins anew. */
        private boolean isRestored(Strategy strategy, StoredRun stored) {
            try {
                strategy.restore(stored.state());
                return true;
            } catch (RuntimeException doesNotFit) {
                Log.warnf(doesNotFit, "strategy begins anew, its stored state does not fit symbol=%s", key.symbol());
                return false;
            }
        }

        /** History before the heard candle, from which nothing is decided. */
        private StoredRun warmedUp(String runKey, Strategy strategy) {
            int warmUpBars = guarded(strategy::warmUpBars);
            BarSeries history = history(Math.max(LEAST_HISTORY, WARM_UPS * warmUpBars));
            int count = history.size();
            BarSeries.Cursor bar = history.cursor();
            for (int i = 0; i < count; i++) {
                bar.at(i);
                guarded(() -> {
                    strategy.warmUp(bar);
                    return bar;
                });
            }
            return new StoredRun(
                    runKey,
                    warmUpBars,
                    count,
                    count,
                    count == 0 ? null : history.opensAt()[count - 1],
                    guarded(strategy::save),
                    null,
                    null);
        }

        /** Candles that end where the heard one begins, or with the newest one, none missing between them. */
        private BarSeries history(int count) {
            if (heard != null) {
                return candles.joining(key, heard.opensAt(), count);
            }
            BarSeries newest = candles.last(key, 1);
            return newest.size() == 0
                    ? newest
                    : candles.joining(key, newest.opensAt()[0] + key.timeframe().seconds(), count);
        }

        /** Closed candles after the last one it saw and before the heard one. */
        private @Nullable BarSeries missed(StoredRun run) {
            Long last = run.lastOpensAt();
            if (last == null
                    || (heard != null
                            && heard.opensAt() <= last + key.timeframe().seconds())) {
                return null;
            }
            BarSeries history = candles.last(key, MOST_MISSED);
            int from = 0;
            while (from < history.size() && history.opensAt()[from] <= last) {
                from++;
            }
            int to = from;
            while (to < history.size() && (heard == null || history.opensAt()[to] < heard.opensAt())) {
                to++;
            }
            if (from == 0 && history.size() == MOST_MISSED) {
                Log.warnf(
                        "more candles were missed than are kept in mind symbol=%s kept=%d", key.symbol(), MOST_MISSED);
            }
            return from == to ? null : history.slice(from, to);
        }

        /**
         * How late a missed bar is: by the clock when it had been heard before the restart, else by the market's time against
         * the heard candle, else against now.
         */
        private Duration lateBy(BarSeries missed, int index, StoredRun run) {
            long opensAt = missed.opensAt()[index];
            Instant heardAt = run.heardAt();
            Long signalOpensAt = run.signalOpensAt();
            if (heardAt != null && signalOpensAt != null && signalOpensAt == opensAt) {
                return Duration.between(heardAt, clock.instant());
            }
            if (heard != null) {
                return heard.lateBy().plusSeconds(heard.opensAt() - opensAt);
            }
            Instant closesAt = Instant.ofEpochSecond(opensAt + key.timeframe().seconds());
            Duration age = Duration.between(closesAt, clock.instant());
            return age.isNegative() ? Duration.ZERO : age;
        }

        private static boolean isAfter(StoredRun run, long opensAt) {
            Long last = run.lastOpensAt();
            return last == null || opensAt > last;
        }

        private void save(StoredRun run) {
            fenced(sql -> runs.save(sql, key, run, clock.instant()));
        }

        private void fenced(Consumer<Sql> work) {
            if (lease.isDueForRenewal()) {
                lease = leases.renew(lease).orElse(lease);
            }
            tx.runSystem(JOB, sql -> {
                leases.fence(sql, lease);
                work.accept(sql);
            });
        }

        private static <T extends @Nullable Object> T guarded(Supplier<T> strategyCode) {
            try {
                return strategyCode.get();
            } catch (RuntimeException | LinkageError broken) {
                throw new StrategyFailed(broken);
            }
        }
    }
}
