package dev.tradewind.kit.problem;

/** 503: a part this answer needs is not there at the moment; nothing was decided. */
public class Unavailable extends ProblemException {
    private static final long serialVersionUID = 1L;

    protected Unavailable(String code, String detail, Throwable cause) {
        super(503, code, detail, cause);
        header("Retry-After", "2");
    }

    protected Unavailable(String code, String detail) {
        super(503, code, detail);
        header("Retry-After", "2");
    }

    public static Unavailable of(String code, String detail) {
        return new Unavailable(code, detail);
    }
}
