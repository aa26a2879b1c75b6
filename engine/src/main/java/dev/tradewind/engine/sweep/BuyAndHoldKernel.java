package dev.tradewind.engine.sweep;

import dev.tradewind.engine.strategies.Decision;

/** Buy and hold: its one decision is made at the first bar. */
final class BuyAndHoldKernel implements SignalKernel {
    @Override
    public void decide(int from, int to, SignalTrack out) {
        if (from < to) {
            out.add(from, Decision.ENTER_LONG, 1);
        }
    }
}
