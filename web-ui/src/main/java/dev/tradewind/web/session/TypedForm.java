package dev.tradewind.web.session;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;

/** The fields of the form that was sent, first value of each; empty for a request without one. */
@RequestScoped
public class TypedForm {
    private Map<String, String> fields = Map.of();

    void set(Map<String, String> values) {
        fields = Map.copyOf(values);
    }

    /** What was typed, by field name. */
    public Map<String, String> fields() {
        return fields;
    }
}
