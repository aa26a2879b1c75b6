package dev.tradewind.web.strategies;

import dev.tradewind.contracts.rest.StrategyView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import dev.tradewind.web.text.Timeframe;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One strategy as a card.
 *
 * @param lastBar close of the last candle it saw, by the clock of the market: on the replay that is long ago
 * @param seen how long ago it saw that candle, by ours; empty while there was none
 */
public record StrategyRowView(
        UUID id,
        String name,
        String type,
        String market,
        String account,
        UUID configurationId,
        String configuration,
        String values,
        boolean isEnabled,
        Pill state,
        String stateText,
        String warmUp,
        String warmUpWidth,
        Moment lastBar,
        String seen,
        String signals,
        @Nullable Last last,
        long version) {
    /** Its newest signal. */
    public record Last(UUID id, String title, String text, Pill outcome, Moment at) {}

    static StrategyRowView of(StrategyView view, Figures figures) {
        boolean isWarmingUp = view.state().equals("WARMING_UP") && view.warmUpBars() > 0;
        return new StrategyRowView(
                view.id(),
                view.name(),
                view.typeTitle(),
                view.symbol() + " · "
                        + Timeframe.of(view.timeframe()).map(Timeframe::shown).orElse(view.timeframe()),
                account(view),
                view.configurationId(),
                view.configurationName(),
                ParameterField.line(view.values(), figures),
                view.isEnabled(),
                state(view.state()),
                figures.sentence(view.stateText()),
                isWarmingUp ? figures.count(view.barsSeen()) + " of " + figures.count(view.warmUpBars()) + " bars" : "",
                isWarmingUp
                        ? String.format(
                                Locale.ROOT, "%.1f", Math.min(100.0, 100.0 * view.barsSeen() / view.warmUpBars()))
                        : "",
                figures.moment(view.lastBarAt()),
                view.lastBarReceivedAt() == null ? "" : figures.ago(view.lastBarReceivedAt()),
                figures.count(view.signals()),
                last(view.lastSignal(), figures),
                view.version());
    }

    private static String account(StrategyView view) {
        boolean saysSo = view.accountName().toLowerCase(Locale.ROOT).contains("paper");
        return view.isPaper() ? view.accountName() + (saysSo ? "" : ", paper") : view.accountName() + ", LIVE";
    }

    private static @Nullable Last last(StrategyView.@Nullable LastSignal one, Figures figures) {
        return one == null
                ? null
                : new Last(
                        one.id(),
                        Labels.words(one.classification()) + " " + one.side().toLowerCase(Locale.ROOT),
                        one.text(),
                        Labels.outcome(one.outcome()),
                        figures.moment(one.at()));
    }

    private static Pill state(String state) {
        return switch (state) {
            case "RUNNING" -> new Pill("Running", "ok");
            case "WARMING_UP" -> new Pill("Warming up", "info");
            case "NO_CANDLES" -> new Pill("No candles", "warn");
            case "NOT_INSTALLED" -> new Pill("Not installed", "danger");
            case "FAILED" -> new Pill("Stopped by an error", "danger");
            default -> new Pill("Off", "plain");
        };
    }
}
