package dev.tradewind.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The token in every form (S8). It is derived from the session's secret, so it needs no storage, holds over restarts and
 * replicas, and ends with the session; each page masks it with fresh random bytes, so a compressed page tells nothing.
 */
public final class FormToken {
    /** Name of the form field. */
    public static final String FIELD = "csrf-token";

    /** Name of the header that htmx sends. */
    public static final String HEADER = "X-CSRF-TOKEN";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private FormToken() {}

    /** A token to print into a page. */
    public static String mint(String sessionSecret) {
        byte[] mask = new byte[LENGTH];
        RANDOM.nextBytes(mask);
        byte[] value = derive(sessionSecret);
        byte[] both = new byte[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            both[i] = mask[i];
            both[LENGTH + i] = (byte) (mask[i] ^ value[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Whether the token belongs to the session. */
    public static boolean fits(@Nullable String token, String sessionSecret) {
        if (token == null) {
            return false;
        }
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (both.length != 2 * LENGTH) {
            return false;
        }
        byte[] value = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            value[i] = (byte) (both[i] ^ both[LENGTH + i]);
        }
        return MessageDigest.isEqual(value, derive(sessionSecret));
    }

    private static byte[] derive(String sessionSecret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("form token of " + sessionSecret).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
