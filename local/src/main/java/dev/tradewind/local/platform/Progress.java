package dev.tradewind.local.platform;

/** Hears what the platform does, a line at a time. */
@FunctionalInterface
public interface Progress {
    /** One line about one part. */
    void tell(String part, String text);

    /** Says nothing. */
    static Progress silent() {
        return (part, text) -> {};
    }
}
