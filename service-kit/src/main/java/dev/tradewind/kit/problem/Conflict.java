package dev.tradewind.kit.problem;

/** 409: the request is fine, the state of things is not. */
public final class Conflict extends ProblemException {
    private static final long serialVersionUID = 1L;

    private Conflict(String code, String detail) {
        super(409, code, detail);
    }

    public static Conflict of(String code, String detail) {
        return new Conflict(code, detail);
    }

    /** The contract of D-20 for a change based on an old version. */
    public static ProblemException stale(long currentVersion, Object currentState) {
        return new Conflict("STALE", "Somebody changed this in the meantime. Read it again and repeat.")
                .with("current_version", currentVersion)
                .with("current_state", currentState);
    }
}
