package dev.tradewind.auth.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The random 256-bit id in a browser's cookie; the database knows only its hash. */
record WebSessionId(String text) {
    static WebSessionId random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new WebSessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static WebSessionId of(String text) {
        return new WebSessionId(text);
    }

    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
