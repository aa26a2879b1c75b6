package dev.tradewind.kit.problem;

import java.util.List;
import java.util.Map;

/** 400 INVALID_INPUT with one entry per wrong field. */
public final class Invalid extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with one field; {@code field} uses the JSON names of the request. */
    public record FieldError(String field, String code, String message) {}

    public Invalid(List<FieldError> errors) {
        super(
                400,
                "INVALID_INPUT",
                errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields are not valid.",
                Map.of("errors", List.copyOf(errors)));
    }

    public static Invalid of(String field, String code, String message) {
        return new Invalid(List.of(new FieldError(field, code, message)));
    }

    /** The body as a whole cannot be read. */
    public static Invalid body(String message) {
        return of("", "UNREADABLE", message);
    }
}
