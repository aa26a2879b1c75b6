package dev.tradewind.local.config;

/** A setting cannot be used; the message names it and says what would do. */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingRefused(String message) {
        super(message);
    }
}
