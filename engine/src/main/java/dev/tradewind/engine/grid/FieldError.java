package dev.tradewind.engine.grid;

/** What is wrong with one field: its path in the names of D-03, a stable code and a sentence that helps. */
public record FieldError(String field, String code, String message) {}
