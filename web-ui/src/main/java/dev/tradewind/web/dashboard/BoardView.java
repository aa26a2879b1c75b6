package dev.tradewind.web.dashboard;

import dev.tradewind.web.notifications.NotificationRowView;
import dev.tradewind.web.positions.PositionRowView;
import dev.tradewind.web.text.Figure;
import dev.tradewind.web.text.Moment;
import dev.tradewind.web.text.Pill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first page as text. A part is null when its service does not answer; the template says so in its place. */
public record BoardView(
        @Nullable Money money,
        @Nullable Gate gate,
        @Nullable List<Bar> limits,
        @Nullable List<Monitor> monitors,
        @Nullable List<PositionRowView> positions,
        long openPositions,
        @Nullable List<NotificationRowView> notes,
        List<Price> prices,
        List<Step> steps,
        String asOf) {

    /** What the account is worth. */
    public record Money(
            String account,
            String equity,
            Figure today,
            Figure todayPercent,
            Figure open,
            String cash,
            String invested) {}

    /** Whether new entries are allowed, and every reason why not. */
    public record Gate(boolean isOpen, List<Reason> reasons) {}

    /** One reason, with its code for those who look it up. */
    public record Reason(String code, String text) {}

    /** A limit and how much of it is used; {@code width} runs to 100. */
    public record Bar(String name, String actual, String limit, String percent, String width, String kind) {}

    /** A monitor's heartbeat. */
    public record Monitor(String name, String every, Moment last, Pill state) {}

    /** Last price of a symbol. */
    public record Price(String symbol, String price, Moment received, boolean isStale) {}

    /** A step of the first run. */
    public record Step(String text, String link, boolean isDone) {}

    /** Whether the first run is behind the user; unknown counts as yes. */
    public boolean isSetUp() {
        return steps.stream().allMatch(Step::isDone);
    }

    /** How many steps are done. */
    public long done() {
        return steps.stream().filter(Step::isDone).count();
    }
}
