package dev.tradewind.strategy.marketdata.imports;

import dev.tradewind.engine.bars.BarChecks;
import dev.tradewind.engine.bars.BarChecks.Verdict;
import dev.tradewind.engine.bars.FindingKind;
import dev.tradewind.strategy.marketdata.imports.ImportRefused.Code;

/** The first pass over a file: checks every row and finds out how many decimals have to be kept. */
final class Survey implements RowSink {
    private static final int MOST_PRICE_DECIMALS = 10;
    private static final int MOST_VOLUME_DECIMALS = 8;

    /** Whole numbers up to here are exact as a double, so that statistics see the correctly rounded quotient. */
    private static final double MOST_UNITS = 9e15;

    private final BarChecks checks;
    private final int shift;
    private final long mostBars;
    private int priceDecimals;
    private int volumeDecimals;
    private double highest;
    private double lowest = Double.MAX_VALUE;
    private double mostVolume;
    private long bars;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** @param shift seconds to take off a row's time to get the opening of its bar */
    Survey(BarChecks checks, int shift, long mostBars) {
        this.checks = checks;
        this.shift = shift;
        this.mostBars = mostBars;
    }

    @Override
    public void row(long line, long stamp, String open, String high, String low, String close, String volume)
            throws ImportRefused {
        double top = Decimals.toDouble(high);
        double bottom = Decimals.toDouble(low);
        double traded = Decimals.toDouble(volume);
        Verdict verdict = checks.check(
                line, stamp - shift, Decimals.toDouble(open), top, bottom, Decimals.toDouble(close), traded);
        if (verdict != Verdict.KEEP) {
            return;
        }
        bars++;
        if (bars > mostBars) {
            throw ImportRefused.of(Code.TOO_MANY_BARS, "The file holds more than %d bars (line %d).", mostBars, line);
        }
        int decimals = Math.max(
                Math.max(Decimals.decimals(open), Decimals.decimals(high)),
                Math.max(Decimals.decimals(low), Decimals.decimals(close)));
        int ofVolume = Decimals.decimals(volume);
        if (decimals > MOST_PRICE_DECIMALS || ofVolume > MOST_VOLUME_DECIMALS) {
            checks.found(
                    FindingKind.ROUNDED,
                    line,
                    stamp - shift,
                    "More than " + MOST_PRICE_DECIMALS + " decimals of a price or " + MOST_VOLUME_DECIMALS
                            + " of a volume are rounded.");
        }
        priceDecimals = Math.max(priceDecimals, Math.min(decimals, MOST_PRICE_DECIMALS));
        volumeDecimals = Math.max(volumeDecimals, Math.min(ofVolume, MOST_VOLUME_DECIMALS));
        highest = Math.max(highest, top);
        lowest = Math.min(lowest, bottom);
        mostVolume = Math.max(mostVolume, traded);
        long opensAt = checks.opening(stamp - shift).orElseThrow();
        first = Math.min(first, opensAt);
        last = Math.max(last, opensAt);
    }

    @Override
    public void unreadable(FindingKind kind, long line, String detail) {
        checks.unreadable(kind, line, detail);
    }

    long bars() {
        return bars;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** As many decimals as the prices have and a number holds exactly. */
    int priceDecimals() throws ImportRefused {
        int decimals = fitting(priceDecimals, highest);
        if (decimals < 0 || lowest * Math.pow(10, decimals) < 0.5) {
            throw ImportRefused.of(
                    Code.BAD_ROWS, "Prices from %s to %s are too far apart to be kept exactly.", lowest, highest);
        }
        return decimals;
    }

    int volumeDecimals() throws ImportRefused {
        int decimals = fitting(volumeDecimals, mostVolume);
        if (decimals < 0) {
            throw ImportRefused.of(Code.BAD_ROWS, "A volume of %s is too large to be kept.", mostVolume);
        }
        return decimals;
    }

    private static int fitting(int wanted, double largest) {
        int decimals = wanted;
        while (decimals >= 0 && largest * Math.pow(10, decimals) > MOST_UNITS) {
            decimals--;
        }
        return decimals;
    }
}
