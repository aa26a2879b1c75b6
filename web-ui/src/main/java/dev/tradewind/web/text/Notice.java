package dev.tradewind.web.text;

import org.jspecify.annotations.Nullable;

/** An error in three sentences: what happened, what was done with the order or the data, what to do (ui.md section 5). */
public record Notice(
        String code,
        String what,
        String state,
        String advice,
        @Nullable String traceId,
        String kind) {
    /** All three sentences. */
    public String text() {
        return (what + " " + state + " " + advice).strip();
    }
}
