package dev.tradewind.kit.problem;

import java.time.Duration;

/** 429 with the time after which it is worth trying again. */
public final class TooManyRequests extends ProblemException {
    private static final long serialVersionUID = 1L;

    private TooManyRequests(String code, String detail) {
        super(429, code, detail);
    }

    public static ProblemException after(Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return new TooManyRequests("RATE_LIMITED", "Too many requests. Try again in " + seconds + " s.")
                .header("Retry-After", Long.toString(seconds));
    }
}
