package dev.tradewind.engine.orders;

/** What an order is for; one letter of the client order id (D-01). */
public enum OrderRole {
    ENTRY('E'),
    TAKE_PROFIT('T'),
    STOP('S'),
    CLOSE('X'),
    OFFSET('R');

    private final char letter;

    OrderRole(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    /** Exits shrink a position; only entries may grow one. */
    public boolean isExit() {
        return this != ENTRY;
    }

    public static OrderRole ofLetter(char letter) {
        for (OrderRole role : values()) {
            if (role.letter == letter) {
                return role;
            }
        }
        throw new IllegalArgumentException("no order role has the letter " + letter);
    }
}
