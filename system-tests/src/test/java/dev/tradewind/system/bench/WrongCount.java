package dev.tradewind.system.bench;

/** What was done and what was found do not agree: a time measured with that means nothing. */
final class WrongCount extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongCount(String message) {
        super(message);
    }

    static void unlessEqual(String what, long expected, long found) {
        if (expected != found) {
            throw new WrongCount(what + ": " + expected + " expected, " + found + " found");
        }
    }
}
