package dev.tradewind.engine.positions;

import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/** A group that is CLOSED or FAILED stays so. What a late fill brings moves to a recovery group, which sells it at once (D-02). */
final class AfterTheEnd {
    private AfterTheEnd() {}

    static List<Action> actions(Situation situation) {
        List<Action> actions = new ArrayList<>();
        LotBook book = situation.book();
        Quantity remaining = book.remaining();
        if (remaining.isPositive()) {
            Price cost = book.average().orElseThrow();
            actions.add(new Action.OpenRecovery(remaining, cost));
            actions.add(new Action.RaiseIncident(
                    "LATE_FILL:" + situation.group().adjustments().size(),
                    Action.Code.LATE_FILL,
                    Action.Severity.URGENT,
                    remaining + " arrived after the group had ended and is sold at once"));
        } else if (book.held().isPositive()) {
            actions.add(new Action.BookDust(book.held()));
        }
        Oversold.incident(situation).ifPresent(actions::add);
        return actions;
    }
}
