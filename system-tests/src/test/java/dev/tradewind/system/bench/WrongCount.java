package dev.tradewind.system.bench;

/** What was done and what was found do not agree: a time measured with that means nothing. */
public final class WrongCount extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongCount(String message) {
        super(message);
    }

    public static void unlessEqual(String what, long expected, long found) {
        if (expected != found) {
            throw new WrongCount(what + ": " + expected + " expected, " + found + " found");
        }
    }
}
