package dev.tradewind.risk.pretrade;

import dev.tradewind.contracts.events.PlanDecidedV1;
import java.util.List;
import java.util.UUID;

/** Everything decided about one signal, oldest first: a wait, an answer, and for a reverse the answer to its entry. */
public record DecisionsView(UUID signalId, List<PlanDecidedV1> decisions) {
    public DecisionsView {
        decisions = List.copyOf(decisions);
    }
}
