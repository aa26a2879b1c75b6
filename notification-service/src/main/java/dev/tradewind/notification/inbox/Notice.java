package dev.tradewind.notification.inbox;

import org.jspecify.annotations.Nullable;

/** What a fact means to the user, in words: one of the types of D-18, a title, a sentence and the page to open. */
public record Notice(
        String type,
        Priority priority,
        String title,
        String message,
        @Nullable String link) {}
