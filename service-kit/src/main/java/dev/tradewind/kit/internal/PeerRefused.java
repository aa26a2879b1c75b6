package dev.tradewind.kit.internal;

import dev.tradewind.kit.problem.ProblemException;
import java.util.Map;

/** A peer answered with a 4xx; status, code and detail are the peer's. */
public final class PeerRefused extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final String body;

    PeerRefused(int status, String code, String detail, String body) {
        super(status, code, detail, Map.of());
        this.body = body;
    }

    /** The peer's answer as it came. */
    public String body() {
        return body;
    }
}
