package dev.tradewind.engine.orders;

import java.math.BigInteger;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id under which the broker knows an order: a pure function of the order's key (D-01), so that a retry after a crash
 * cannot buy twice. {@code {prefix}{epoch}{group base36}-{p}{k}{role}{gen}}, at most 36 characters.
 */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,36}");
    private static final int GROUP_DIGITS = 25;
    private static final int RADIX = 36;
    private static final int MAX_GENERATION = RADIX * RADIX - 1;

    public ClientOrderId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("client order id must be 1 to 36 of A-Za-z0-9-, was " + value);
        }
    }

    public static ClientOrderId of(OrderIdPrefix prefix, OrderKey key) {
        return new ClientOrderId(prefix.text()
                + base36(key.groupId())
                + '-'
                + digit(key.pyramid(), "pyramid")
                + digit(key.leg(), "leg")
                + key.role().letter()
                + generation(key.generation()));
    }

    /** The key that an id of the given prefix's installation was made from. */
    public OrderKey key(OrderIdPrefix prefix) {
        if (!prefix.marks(value)) {
            throw new IllegalArgumentException("not an order id of ours: " + value);
        }
        int dash = value.indexOf('-');
        BigInteger group = new BigInteger(value.substring(dash - GROUP_DIGITS, dash), RADIX);
        return new OrderKey(
                new UUID(group.shiftRight(Long.SIZE).longValue(), group.longValue()),
                Character.digit(value.charAt(dash + 1), RADIX),
                Character.digit(value.charAt(dash + 2), RADIX),
                OrderRole.ofLetter(value.charAt(dash + 3)),
                Integer.parseInt(value.substring(dash + 4), RADIX));
    }

    @Override
    public int compareTo(ClientOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String base36(UUID id) {
        BigInteger high = new BigInteger(Long.toUnsignedString(id.getMostSignificantBits()));
        BigInteger low = new BigInteger(Long.toUnsignedString(id.getLeastSignificantBits()));
        String digits = high.shiftLeft(Long.SIZE).or(low).toString(RADIX);
        return "0".repeat(GROUP_DIGITS - digits.length()) + digits;
    }

    private static char digit(int index, String what) {
        if (index < 0 || index >= RADIX) {
            throw new IllegalArgumentException(what + " must be 0 to 35, was " + index);
        }
        return Character.forDigit(index, RADIX);
    }

    private static String generation(int generation) {
        if (generation < 0 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("generation must be 0 to " + MAX_GENERATION + ", was " + generation);
        }
        return "" + Character.forDigit(generation / RADIX, RADIX) + Character.forDigit(generation % RADIX, RADIX);
    }
}
