package dev.tradewind.web.text;

/** A word with a kind: gain, loss, warn, info, danger or plain. */
public record Pill(String text, String kind) {}
