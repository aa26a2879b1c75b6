package dev.tradewind.web.session;

/** A change was asked for by a page that is not ours, or by one of an older session. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RequestRefused(String code) {
        super(code, null, false, false);
    }

    public String code() {
        return String.valueOf(getMessage());
    }
}
