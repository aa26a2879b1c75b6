package dev.tradewind.engine.strategies;

import dev.tradewind.engine.indicators.StateReader;

/** What must hold after a state was put back. */
final class RestoredState {
    private RestoredState() {}

    /** @throws IllegalArgumentException when numbers are left over: the state belongs to something else */
    static void requireEnd(StateReader in) {
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("state has more numbers than this strategy with these values remembers");
        }
    }
}
