package dev.tradewind.strategy.signals.trace;

import java.util.List;

/** How far a signal has come, as the signals list shows it. A signal only moves forward; facts of two services may arrive in any order. */
enum SignalOutcome {
    RECEIVED,
    APPROVED,
    WORKING,
    CLOSED,
    FAILED,
    REJECTED,
    REFUSED,
    DUPLICATE;

    boolean isFinal() {
        return ordinal() >= CLOSED.ordinal();
    }

    /** The outcomes that may give way to this one. */
    List<String> predecessors() {
        return switch (this) {
            case RECEIVED -> List.of();
            case APPROVED -> List.of(RECEIVED.name());
            case WORKING, CLOSED, FAILED, REJECTED, REFUSED, DUPLICATE ->
                List.of(RECEIVED.name(), APPROVED.name(), WORKING.name());
        };
    }
}
