package dev.tradewind.engine.signals;

/** One field that cannot be used: its native name, a stable code, and a sentence that helps. */
public record FieldProblem(String field, String code, String message) {
    static FieldProblem of(AlertField field, String code, String message) {
        return new FieldProblem(field.nativeName(), code, message);
    }
}
