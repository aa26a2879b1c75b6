package dev.tradewind.notification.auditlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain of the audit log (promise S10): hash = SHA-256(previous hash ‖ canonical text of the row). A changed,
 * removed, inserted or reordered row breaks it at that row; a cut tail is seen against the stored head.
 */
public final class AuditChain {
    /** What stands before the first row. */
    public static final String GENESIS = "0".repeat(64);

    /** A row of the chain as it is stored. */
    public record Link(long number, AuditRecord entry, String previousHash, String hash) {}

    private AuditChain() {}

    /** The link that follows {@code previousHash}; times count to the microsecond, as Postgres keeps them. */
    public static Link next(long number, String previousHash, AuditRecord entry) {
        return new Link(number, entry, previousHash, hash(number, previousHash, entry));
    }

    /**
     * The number of the first row that is not as it was written.
     *
     * @param links in ascending order, following a row with {@code lastNumber} and {@code lastHash}
     */
    public static Optional<Long> firstBroken(long lastNumber, String lastHash, List<Link> links) {
        long expected = lastNumber;
        String previous = lastHash;
        for (Link link : links) {
            expected++;
            boolean isIntact = link.number() == expected
                    && link.previousHash().equals(previous)
                    && link.hash().equals(hash(link.number(), previous, link.entry()));
            if (!isIntact) {
                return Optional.of(expected);
            }
            previous = link.hash();
        }
        return Optional.empty();
    }

    private static String hash(long number, String previousHash, AuditRecord entry) {
        var text = new StringBuilder(previousHash).append('\n').append(number);
        field(text, entry.eventId());
        field(text, entry.userId());
        field(text, entry.at().truncatedTo(ChronoUnit.MICROS));
        field(text, entry.actor());
        field(text, entry.action());
        field(text, entry.resource());
        field(text, entry.resourceId());
        field(text, entry.oldValue());
        field(text, entry.newValue());
        field(text, entry.reason());
        field(text, entry.ip());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    // length first, so that no two different rows share one text; an absent value differs from an empty one
    private static void field(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\n-");
        } else {
            String written = value.toString();
            text.append('\n').append(written.length()).append(':').append(written);
        }
    }
}
