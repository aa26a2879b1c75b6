package dev.tradewind.auth.users;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a password must be (A-10, S6): every rule that is broken is told, in words. */
public final class PasswordRules {
    /** bcrypt reads no further; a longer password would be cut without a word. */
    private static final int MOST_BYTES = 72;

    private final Set<String> breached;

    private PasswordRules(Set<String> breached) {
        this.breached = breached;
    }

    /** With the bundled list of passwords that everybody tries first. */
    public static PasswordRules bundled() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("/breached-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("breached-passwords.txt is missing from the jar");
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8)).lines();
            return new PasswordRules(lines.map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Sentences about what is wrong; empty when the password may be used. */
    public List<String> violations(String password) {
        List<String> violations = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < 8) {
            violations.add("The password needs at least 8 characters.");
        }
        if (password.chars().noneMatch(Character::isUpperCase)) {
            violations.add("The password needs an upper case letter.");
        }
        if (password.chars().noneMatch(Character::isDigit)) {
            violations.add("The password needs a digit.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            violations.add("The password may have at most 72 bytes.");
        }
        if (breached.contains(simplified(password))) {
            violations.add("This password is on every attacker's list. Choose another one.");
        }
        return violations;
    }

    // "Password1!" is no better than "password1"
    private static String simplified(String password) {
        return password.toLowerCase(Locale.ROOT).replaceAll("[!?.,*#@$-]+$", "");
    }
}
