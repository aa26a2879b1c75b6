package dev.tradewind.kit.problem;

/** 422: well formed, but the rules of trading or of the account say no. */
public final class Unprocessable extends ProblemException {
    private static final long serialVersionUID = 1L;

    private Unprocessable(String code, String detail) {
        super(422, code, detail);
    }

    public static Unprocessable of(String code, String detail) {
        return new Unprocessable(code, detail);
    }
}
