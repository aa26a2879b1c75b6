package dev.tradewind.kit.internal;

import dev.tradewind.kit.problem.Unavailable;

/** A peer did not answer. For a command that means: not known whether it happened. */
public final class PeerUnavailable extends Unavailable {
    private static final long serialVersionUID = 1L;

    private final String peer;

    PeerUnavailable(String peer, Throwable cause) {
        super("PEER_UNAVAILABLE", "The service " + peer + " does not answer at the moment.", cause);
        this.peer = peer;
    }

    PeerUnavailable(String peer, int status) {
        super("PEER_UNAVAILABLE", "The service " + peer + " answered with status " + status + ".");
        this.peer = peer;
    }

    public String peer() {
        return peer;
    }
}
