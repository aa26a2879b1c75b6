package dev.tradewind.engine.strategies;

import dev.tradewind.engine.bars.Bar;
import dev.tradewind.engine.indicators.RollingStandardDeviation;
import dev.tradewind.engine.indicators.StateReader;
import dev.tradewind.engine.indicators.StateWriter;
import dev.tradewind.engine.indicators.VolumeMean;
import org.jspecify.annotations.Nullable;

/**
 * When not to enter (S-26, D-19): too little volume, too wide a spread, the end of a session. Exits always pass. What is not known
 * does not refuse: a series without volume, or without spreads (imported history has none), or without sessions.
 */
public final class EntryFilters {
    /** Bars of the mean volume, and closes of the standard deviation. */
    public static final int PERIOD = 20;

    private static final int FIVE_MINUTES = 300;
    private static final int DAY = 86_400;
    private static final int SECONDS = 60;
    /** In the quiet hour half the spread is allowed: 2.5 instead of 5 %. */
    private static final double QUIET_HOUR_SHARE = 0.5;

    private final double minimumVolume;
    private final double maximumSpreadShare;
    private final long closingSeconds;
    private final SessionClock sessions;
    private final VolumeMean volumes = new VolumeMean(PERIOD);
    private final double[] closes = new double[PERIOD];
    private long closesSeen;
    private double meanVolume = Double.NaN;

    /**
     * @param minimumVolume times the mean of {@value #PERIOD} bars, this one included; 0 for no such filter
     * @param maximumSpreadPercent of the standard deviation of {@value #PERIOD} five-minute closes; 0 for no such filter
     * @param closingMinutes last minutes of a session without entries; 0 for no such filter
     */
    public EntryFilters(double minimumVolume, double maximumSpreadPercent, int closingMinutes, SessionClock sessions) {
        this.minimumVolume = minimumVolume;
        this.maximumSpreadShare = maximumSpreadPercent / 100;
        this.closingSeconds = (long) closingMinutes * SECONDS;
        this.sessions = sessions;
    }

    static EntryFilters of(ParameterValues values, SessionClock sessions) {
        return new EntryFilters(
                values.decimal(FilterParameters.MINIMUM_VOLUME),
                values.decimal(FilterParameters.MAXIMUM_SPREAD),
                values.integer(FilterParameters.CLOSING_MINUTES),
                sessions);
    }

    /** Each closed bar in ascending time, before {@link #refusalOf} is asked about it. */
    public void onBar(Bar bar) {
        meanVolume = volumes.update(bar.volume());
        // longer bars than five minutes have no close every five minutes; their own closes are taken
        if (bar.closesAt() - bar.opensAt() >= FIVE_MINUTES || bar.closesAt() % FIVE_MINUTES == 0) {
            closes[(int) (closesSeen++ % PERIOD)] = bar.close();
        }
    }

    /** The first filter that holds the signal of this bar back, or null when none does. */
    public @Nullable SignalRefusal refusalOf(StrategySignal signal, Bar bar) {
        if (signal.kind() == StrategySignal.Kind.EXIT) {
            return null;
        }
        if (!isVolumeEnough(bar.volume(), meanVolume, minimumVolume)) {
            return new SignalRefusal(
                    SignalRefusal.Code.VOLUME_TOO_LOW,
                    signal,
                    Explanation.of(
                            "volume {} is not above {} × its mean of {} bars, {}",
                            bar.volume(),
                            minimumVolume,
                            (double) PERIOD,
                            meanVolume));
        }
        boolean isQuietHour = sessions.isQuietHour(bar.closesAt());
        double allowed = isQuietHour ? maximumSpreadShare * QUIET_HOUR_SHARE : maximumSpreadShare;
        double deviation = maximumSpreadShare == 0 || Double.isNaN(bar.spread()) ? Double.NaN : deviation();
        if (!isSpreadNarrow(bar.spread(), deviation, allowed)) {
            return new SignalRefusal(
                    SignalRefusal.Code.SPREAD_TOO_WIDE,
                    signal,
                    Explanation.of(
                            "spread {} is more than {} % of {}, the standard deviation of {} closes"
                                    + (isQuietHour ? ", in the quiet hour" : ""),
                            bar.spread(),
                            allowed * 100,
                            deviation,
                            (double) PERIOD));
        }
        long left = sessions.secondsToClose(bar.closesAt());
        if (!isFarFromClose(bar.closesAt() - bar.opensAt(), left, closingSeconds)) {
            return new SignalRefusal(
                    SignalRefusal.Code.SESSION_CLOSING,
                    signal,
                    Explanation.of(
                            "the session ends in {} minutes; no entry in its last {}",
                            (double) left / SECONDS,
                            (double) closingSeconds / SECONDS));
        }
        return null;
    }

    /** Reckoned only for an entry with a known spread: rare enough not to follow it bar by bar. NaN with too few closes. */
    private double deviation() {
        RollingStandardDeviation rolling = new RollingStandardDeviation(PERIOD);
        double deviation = Double.NaN;
        for (long i = Math.max(0, closesSeen - PERIOD); i < closesSeen; i++) {
            deviation = rolling.update(closes[(int) (i % PERIOD)]);
        }
        return deviation;
    }

    /** Whether the volume filter lets an entry pass; for kernels too. A mean that is NaN or 0 says nothing. */
    public static boolean isVolumeEnough(double volume, double mean, double minimum) {
        return minimum == 0 || !(mean > 0) || volume > minimum * mean;
    }

    /** A spread that is not known passes; one that cannot be compared with anything does not. */
    static boolean isSpreadNarrow(double spread, double deviation, double share) {
        return share == 0 || Double.isNaN(spread) || spread <= share * deviation;
    }

    /**
     * Whether an entry decided at the close of a bar is out of the last minutes of its session; for kernels too. A bar that ends
     * with the session is carried out in the next one, and daily bars know no minutes: both pass.
     */
    public static boolean isFarFromClose(long barSeconds, long secondsToClose, long closingSeconds) {
        return barSeconds >= DAY || secondsToClose == 0 || secondsToClose > closingSeconds;
    }

    void save(StateWriter out) {
        volumes.save(out);
        int known = (int) Math.min(closesSeen, PERIOD);
        out.add(known);
        for (long i = closesSeen - known; i < closesSeen; i++) {
            out.add(closes[(int) (i % PERIOD)]);
        }
    }

    void restore(StateReader in) {
        volumes.restore(in);
        closesSeen = in.nextInteger(0, PERIOD);
        for (int i = 0; i < closesSeen; i++) {
            closes[i] = in.next();
        }
        meanVolume = volumes.value();
    }
}
