package dev.tradewind.web.backend;

import java.util.Locale;

/** The services behind this process. */
public enum Peer {
    AUTH,
    STRATEGY,
    RISK,
    BROKER,
    NOTIFICATION;

    /** Name in routes, settings and token files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name for a reader. */
    public String title() {
        return switch (this) {
            case AUTH -> "Sign-in";
            case STRATEGY -> "Signals";
            case RISK -> "Risk";
            case BROKER -> "Orders and positions";
            case NOTIFICATION -> "Notifications";
        };
    }
}
