package dev.tradewind.web.hooks;

import dev.tradewind.web.backend.BackendProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Form of a hook: what was typed, what may be chosen, and what is wrong with it. */
public record HookForm(
        String id,
        String name,
        String accountId,
        String configurationId,
        boolean isActive,
        String requiredSecret,
        String version,
        String key,
        List<Choice> accounts,
        List<Choice> configurations,
        Map<String, String> errors) {
    /** A choice of a list. */
    public record Choice(String value, String text, boolean isChosen) {}

    public boolean isNew() {
        return id.isEmpty();
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    HookForm refused(BackendProblem problem) {
        Map<String, String> found = new HashMap<>();
        problem.fields().forEach(field -> found.merge(field.field(), field.message(), (a, b) -> a + " " + b));
        return new HookForm(
                id,
                name,
                accountId,
                configurationId,
                isActive,
                requiredSecret,
                version,
                key,
                accounts,
                configurations,
                Map.copyOf(found));
    }
}
