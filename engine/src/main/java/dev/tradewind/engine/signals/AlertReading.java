package dev.tradewind.engine.signals;

import java.util.List;

/** What came of reading an alert's fields. */
public sealed interface AlertReading {
    /** Every field is usable and it is clear what is wanted. */
    record Understood(Alert alert) implements AlertReading {}

    /** Fields are missing or unusable; all of them are named. */
    record Invalid(List<FieldProblem> problems) implements AlertReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The fields are fine one by one, but no rule of D-09 says what is wanted. */
    record Unclassifiable(String detail) implements AlertReading {}
}
