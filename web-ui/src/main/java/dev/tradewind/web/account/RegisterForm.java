package dev.tradewind.web.account;

import dev.tradewind.web.backend.BackendProblem;
import java.util.HashMap;
import java.util.Map;

/** What was typed, and what is wrong with it by field. The password is never printed back. */
public record RegisterForm(String email, String username, Map<String, String> errors) {
    static final RegisterForm EMPTY = new RegisterForm("", "", Map.of());

    public String emailError() {
        return errors.getOrDefault("email", "");
    }

    public String usernameError() {
        return errors.getOrDefault("username", "");
    }

    public String passwordError() {
        return errors.getOrDefault("password", "");
    }

    RegisterForm refused(BackendProblem problem) {
        Map<String, String> found = new HashMap<>();
        problem.fields().forEach(field -> found.merge(field.field(), field.message(), (a, b) -> a + " " + b));
        return new RegisterForm(email, username, Map.copyOf(found));
    }
}
