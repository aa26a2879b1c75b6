package dev.tradewind.local.demo;

/** The platform's API answered with a problem. */
public final class ApiRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiRefused(int status, String request, String body) {
        super(request + " answered " + status + ": " + body);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
