package dev.tradewind.engine.bars;

import dev.tradewind.engine.calendar.Session;
import dev.tradewind.engine.calendar.TradingCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at rows of price history one after the other and says what is wrong with them; memory does not grow with their number. */
public final class BarChecks {
    /** Most findings that are listed; all are counted. */
    public static final int LISTED = 1_000;

    /** A close this many times the one before, or its inverse, may hide a split: the common 3:2 is the smallest. */
    private static final double JUMP = 1.45;

    /** What to do with a row. */
    public enum Verdict {
        KEEP,
        LEAVE_OUT,
        WRONG
    }

    private final TradingCalendar calendar;
    private final CandleTimeframe timeframe;
    private final boolean isDescending;
    private final BarGrid grid;
    private final ZoneSuspicion zone;
    private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
    private final List<BarFinding> errors = new ArrayList<>();
    private final List<BarFinding> others = new ArrayList<>();
    private long rows;
    private long bars;
    private boolean hasLast;
    private long last;
    private final double[] lastValues = new double[5];

    /** @param isDescending whether the newest row comes first */
    public BarChecks(TradingCalendar calendar, CandleTimeframe timeframe, boolean isDescending) {
        this.calendar = calendar;
        this.timeframe = timeframe;
        this.isDescending = isDescending;
        this.grid = new BarGrid(calendar, timeframe);
        this.zone = new ZoneSuspicion(calendar);
    }

    /** Whether the newest row comes first. */
    public boolean isDescending() {
        return isDescending;
    }

    /** Where the bar stamped with this moment opens; a daily bar may be stamped with its date. Empty when there is no session. */
    public OptionalLong opening(long stamped) {
        if (timeframe == CandleTimeframe.ONE_DAY) {
            Optional<Session> session = calendar.sessionOfDaily(stamped);
            if (session.isPresent()) {
                return OptionalLong.of(session.get().opensAt());
            }
            return calendar == TradingCalendar.CRYPTO ? OptionalLong.of(stamped) : OptionalLong.empty();
        }
        return OptionalLong.of(stamped);
    }

    /** The next row; prices as they stand there. */
    public Verdict check(long line, long stamped, double open, double high, double low, double close, double volume) {
        rows++;
        if (timeframe != CandleTimeframe.ONE_DAY) {
            zone.look(stamped);
        }
        boolean isBar = isBar(line, stamped, open, high, low, close, volume);
        OptionalLong opening = opening(stamped);
        if (opening.isEmpty() || !grid.moveTo(opening.getAsLong())) {
            found(FindingKind.OUTSIDE_SESSION, line, stamped, "The market is closed then; the row is left out.");
            return isBar ? Verdict.LEAVE_OUT : Verdict.WRONG;
        }
        long opensAt = opening.getAsLong();
        if (grid.opensAt() != opensAt) {
            found(
                    FindingKind.OFF_GRID,
                    line,
                    stamped,
                    "A bar of " + timeframe.label() + " begins at " + Instant.ofEpochSecond(grid.opensAt())
                            + ", not here; are timeframe and time zone right?");
            return Verdict.WRONG;
        }
        if (!isBar) {
            return Verdict.WRONG;
        }
        double[] values = {open, high, low, close, volume};
        Verdict verdict = hasLast ? place(line, opensAt, values) : Verdict.KEEP;
        if (verdict == Verdict.KEEP) {
            hasLast = true;
            last = opensAt;
            System.arraycopy(values, 0, lastValues, 0, values.length);
            bars++;
        }
        return verdict;
    }

    /** A row that could not be read. */
    public void unreadable(FindingKind kind, long line, String detail) {
        rows++;
        add(new BarFinding(kind, line, Optional.empty(), detail));
    }

    /** Something about a row that {@link #check} cannot see. */
    public void found(FindingKind kind, long line, long epochSecond, String detail) {
        add(new BarFinding(kind, line, Optional.of(Instant.ofEpochSecond(epochSecond)), detail));
    }

    /** What was found so far. */
    public BarReport report() {
        zone.finding().ifPresent(detail -> {
            if (!counts.containsKey(FindingKind.TIME_ZONE)) {
                add(new BarFinding(FindingKind.TIME_ZONE, 1, Optional.empty(), detail));
            }
        });
        List<BarFinding> listed = new ArrayList<>(errors);
        listed.addAll(others.subList(0, Math.min(others.size(), LISTED - errors.size())));
        listed.sort(Comparator.comparingLong(BarFinding::line));
        return new BarReport(rows, bars, counts, listed);
    }

    private boolean isBar(long line, long at, double open, double high, double low, double close, double volume) {
        double smallest = Math.min(Math.min(open, high), Math.min(low, close));
        double sum = open + high + low + close + volume;
        if (Double.isNaN(sum) || Double.isInfinite(sum)) {
            found(FindingKind.NOT_A_NUMBER, line, at, "A value is no number.");
            return false;
        }
        if (smallest < 0) {
            found(FindingKind.NEGATIVE_PRICE, line, at, "A price is negative: " + smallest + ".");
            return false;
        }
        if (smallest == 0) {
            found(FindingKind.ZERO_PRICE, line, at, "A price is zero.");
            return false;
        }
        if (volume < 0) {
            found(FindingKind.NEGATIVE_VOLUME, line, at, "The volume is negative: " + volume + ".");
            return false;
        }
        if (low > Math.min(open, close) || high < Math.max(open, close)) {
            found(
                    FindingKind.CROSSED,
                    line,
                    at,
                    "Low " + low + " and high " + high + " do not enclose open " + open + " and close " + close + ".");
            return false;
        }
        return true;
    }

    private Verdict place(long line, long opensAt, double[] values) {
        if (opensAt == last) {
            if (java.util.Arrays.equals(values, lastValues)) {
                found(FindingKind.DUPLICATE, line, opensAt, "The same bar again; left out.");
                return Verdict.LEAVE_OUT;
            }
            found(FindingKind.CONTRADICTION, line, opensAt, "Another bar for the same time.");
            return Verdict.WRONG;
        }
        if (opensAt > last == isDescending) {
            String where = isDescending ? "later" : "earlier";
            found(
                    FindingKind.DISORDER,
                    line,
                    opensAt,
                    "The row is " + where + " than the one before it (" + Instant.ofEpochSecond(last)
                            + "); sort the file by time.");
            return Verdict.WRONG;
        }
        long from = Math.min(last, opensAt);
        long to = Math.max(last, opensAt);
        long missing = missing(from, to);
        if (missing > 0) {
            found(
                    FindingKind.GAP,
                    line,
                    opensAt,
                    missing + (missing == 1 ? " bar is" : " bars are") + " missing between "
                            + Instant.ofEpochSecond(from) + " and " + Instant.ofEpochSecond(to) + ".");
        }
        double ratio = isDescending ? lastValues[3] / values[3] : values[3] / lastValues[3];
        if (ratio > JUMP || ratio < 1 / JUMP) {
            found(
                    FindingKind.JUMP,
                    line,
                    opensAt,
                    "The close moved by a factor of " + Math.round(ratio * 1_000) / 1_000.0
                            + "; a split that is not adjusted for looks like this.");
        }
        return Verdict.KEEP;
    }

    /** Bars that the calendar has between two openings. */
    private long missing(long from, long to) {
        if (calendar == TradingCalendar.CRYPTO) {
            return (to - from) / timeframe.seconds() - 1;
        }
        Session session = calendar.sessionOf(from).orElseThrow();
        long between = -1; // the later bar itself is not missing
        long after = from;
        while (!session.contains(to)) {
            between += barsUntil(session, after, session.closesAt()) - (after == from ? 1 : 0);
            session = calendar.nextSession(session.closesAt());
            after = session.opensAt();
        }
        long inLast = (to - after) / timeframe.seconds();
        return between + inLast + (after == from ? 0 : 1);
    }

    private long barsUntil(Session session, long from, long to) {
        long all = Math.ceilDiv(to - session.opensAt(), (long) timeframe.seconds());
        return all - (from - session.opensAt()) / timeframe.seconds();
    }

    private void add(BarFinding finding) {
        counts.merge(finding.kind(), 1L, Long::sum);
        List<BarFinding> list = finding.kind().severity() == FindingKind.Severity.ERROR ? errors : others;
        if (list.size() < LISTED) {
            list.add(finding);
        }
    }
}
