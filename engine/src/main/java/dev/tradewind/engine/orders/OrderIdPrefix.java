package dev.tradewind.engine.orders;

import java.util.regex.Pattern;

/**
 * What marks an order as ours: a name of the installation and the restore epoch (D-01, R4, R20).
 *
 * @param installation one to three lower-case letters
 * @param epoch from 1; rises when the database is restored from a backup, so that ids of the lost time are never reused
 */
public record OrderIdPrefix(String installation, int epoch) {
    private static final Pattern INSTALLATION = Pattern.compile("[a-z]{1,3}");
    private static final Pattern TAIL = Pattern.compile("[0-9a-z]{26,28}-[0-9a-z]{2}[ETSXR][0-9a-z]{2}");
    private static final int LENGTH = 5;

    public OrderIdPrefix {
        if (!INSTALLATION.matcher(installation).matches()) {
            throw new IllegalArgumentException("installation must be 1 to 3 of a-z, was " + installation);
        }
        if (epoch < 1 || installation.length() + Integer.toString(epoch, 36).length() > LENGTH) {
            throw new IllegalArgumentException(
                    "prefix and epoch together take at most 5 characters, epoch was " + epoch);
        }
    }

    public String text() {
        return installation + Integer.toString(epoch, 36);
    }

    /** Whether a broker's client order id was made by this installation, in any epoch. */
    public boolean marks(String clientOrderId) {
        return clientOrderId.startsWith(installation)
                && TAIL.matcher(clientOrderId.substring(installation.length())).matches();
    }
}
