package dev.tradewind.kit.problem;

/** 404 with the same body always: a foreign id and a missing id cannot be told apart (S2). */
public final class NotFound extends ProblemException {
    private static final long serialVersionUID = 1L;

    private NotFound() {
        super(404, "NOT_FOUND", "There is nothing here under this address.");
    }

    public static NotFound of() {
        return new NotFound();
    }
}
