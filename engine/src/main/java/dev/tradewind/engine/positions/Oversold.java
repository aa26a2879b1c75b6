package dev.tradewind.engine.positions;

import java.util.Optional;

/** More was sold than was held: promise R7 is broken, a person must know. */
final class Oversold {
    private Oversold() {}

    static Optional<Action> incident(Situation situation) {
        if (situation.book().oversold().isZero()) {
            return Optional.empty();
        }
        String key = "OVERSOLD:" + situation.book().oversold();
        return situation.group().incidents().contains(key)
                ? Optional.empty()
                : Optional.of(new Action.RaiseIncident(
                        key,
                        Action.Code.OVERSOLD,
                        Action.Severity.URGENT,
                        situation.book().oversold() + " more was sold than was held"));
    }
}
