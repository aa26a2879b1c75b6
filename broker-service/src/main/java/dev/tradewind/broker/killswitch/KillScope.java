package dev.tradewind.broker.killswitch;

/** What a kill switch holds; the strictest of the three wins. */
public enum KillScope {
    INSTALLATION,
    USER,
    ACCOUNT
}
