package dev.tradewind.web.signals;

import dev.tradewind.contracts.rest.SignalView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One signal as a line. */
public record SignalRowView(
        UUID id,
        String symbol,
        String timeframe,
        String kind,
        String side,
        Pill outcome,
        String text,
        String source,
        String price,
        @Nullable UUID groupId,
        Moment received) {
    /** Writes a signal for a reader. */
    public static SignalRowView of(SignalView signal, Figures figures) {
        return new SignalRowView(
                signal.id(),
                signal.symbol(),
                Figures.timeframe(signal.timeframeSeconds()),
                Labels.words(signal.classification()),
                signal.side() == null ? "" : Labels.words(signal.side().name()),
                Labels.outcome(signal.outcome()),
                figures.sentence(signal.text()),
                (signal.strategyId() == null ? "Hook " : "Strategy ") + signal.hookName(),
                signal.entryPrice() == null ? "Market" : figures.price(signal.entryPrice()),
                signal.groupId(),
                figures.moment(signal.receivedAt()));
    }
}
