package dev.tradewind.engine.orders;

/** What may go wrong around a port call. */
interface Faults {
    /** Called before and after each port call's effect; may throw {@link Crash}, or let others run meanwhile. */
    void at(String point);

    Network network(String call);

    enum Network {
        FINE,
        DROPS_REQUEST,
        DROPS_ANSWER,
        DELAYS_REQUEST
    }

    Faults NONE = new Faults() {
        @Override
        public void at(String point) {}

        @Override
        public Network network(String call) {
            return Network.FINE;
        }
    };

    /** The process dies here. An error, so that nothing between catches it as a failed call. */
    final class Crash extends Error {
        Crash(String point) {
            super(point, null, false, false);
        }
    }
}
