package dev.tradewind.engine.signals;

import dev.tradewind.engine.instruments.Side;

/** Result of {@link Classification}. */
sealed interface Classified {
    record As(SignalKind kind, Side side, String because) implements Classified {}

    record Unclear(String detail) implements Classified {}
}
