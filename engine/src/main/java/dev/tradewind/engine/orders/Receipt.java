package dev.tradewind.engine.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of knowledge came from.
 *
 * @param endpoint what was asked, for example {@code GET /orders/{id}} or a stream's name
 * @param digest SHA-256 of the raw bytes, hexadecimal
 * @param venueTime the venue's clock when it answered, if it told
 */
public record Receipt(
        String endpoint, String digest, @Nullable Instant venueTime) {
    /** A receipt of something that happened within our own process. */
    public static Receipt ofOurs(String what) {
        return new Receipt(what, "", null);
    }
}
