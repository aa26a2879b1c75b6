package dev.tradewind.engine.bars;

import dev.tradewind.engine.signals.Timeframe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The seven timeframes in which price history is kept and shown (S-43). */
public enum CandleTimeframe {
    ONE_MINUTE("1min", 60),
    FIVE_MINUTES("5min", 300),
    FIFTEEN_MINUTES("15min", 900),
    THIRTY_MINUTES("30min", 1_800),
    ONE_HOUR("1hr", 3_600),
    FOUR_HOURS("4hr", 14_400),
    ONE_DAY("1day", 86_400);

    private final String label;
    private final Timeframe timeframe;

    CandleTimeframe(String label, int seconds) {
        this.label = label;
        this.timeframe = new Timeframe(seconds);
    }

    /** Reads {@code 1hr}, {@code 1day} and everything {@link Timeframe#parse} knows, such as {@code 60} or {@code 4h}. */
    public static Optional<CandleTimeframe> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(known -> known.label.equals(word))
                .findFirst()
                .or(() -> Timeframe.parse(text).flatMap(CandleTimeframe::of));
    }

    public static Optional<CandleTimeframe> of(Timeframe timeframe) {
        return Arrays.stream(values())
                .filter(known -> known.timeframe.equals(timeframe))
                .findFirst();
    }

    /** This one and those that can be made of it, ascending. */
    public List<CandleTimeframe> upward() {
        return Arrays.stream(values())
                .filter(other -> other.compareTo(this) >= 0)
                .toList();
    }

    public String label() {
        return label;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    public int seconds() {
        return timeframe.seconds();
    }
}
