package dev.tradewind.engine.orders;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands against sending, read inside the claiming transaction (R11, R12, R21). Entry reasons stop only what increases
 * risk; the others stop everything.
 */
public record Gate(List<GateReason> entryReasons, List<GateReason> allReasons) {
    public static final Gate OPEN = new Gate(List.of(), List.of());

    public Gate {
        entryReasons = List.copyOf(entryReasons);
        allReasons = List.copyOf(allReasons);
    }

    /** Closed for entries only. */
    public static Gate entriesClosed(GateReason... reasons) {
        return new Gate(List.of(reasons), List.of());
    }

    /** Why this order may not be sent now; empty when it may. */
    public List<GateReason> against(OrderSpec spec) {
        if (!spec.riskIncreasing()) {
            return allReasons;
        }
        return Stream.concat(allReasons.stream(), entryReasons.stream()).toList();
    }
}
