package dev.tradewind.engine.indicators;

/** Lets a regime change only after three bars in a row that say the same (D-19). Starts NEUTRAL. */
final class RegimeConfirmation {
    private static final int BARS = 3;
    private static final Regime[] REGIMES = Regime.values();

    private Regime confirmed = Regime.NEUTRAL;
    private Regime candidate = Regime.NEUTRAL;
    private int agreeing;
    private int bars;

    Regime add(Regime regime) {
        bars += bars < Integer.MAX_VALUE ? 1 : 0;
        if (regime == confirmed) {
            agreeing = 0;
            return confirmed;
        }
        agreeing = agreeing > 0 && regime == candidate ? agreeing + 1 : 1;
        candidate = regime;
        if (agreeing == BARS) {
            confirmed = candidate;
            agreeing = 0;
            bars = 1;
        }
        return confirmed;
    }

    Regime confirmed() {
        return confirmed;
    }

    int bars() {
        return bars;
    }

    void save(StateWriter out) {
        out.add(confirmed.ordinal());
        out.add(candidate.ordinal());
        out.add(agreeing);
        out.add(bars);
    }

    void restore(StateReader in) {
        confirmed = REGIMES[in.nextInteger(0, REGIMES.length - 1)];
        candidate = REGIMES[in.nextInteger(0, REGIMES.length - 1)];
        agreeing = in.nextInteger(0, BARS - 1);
        bars = in.nextInteger(0, Integer.MAX_VALUE);
    }
}
