package dev.tradewind.engine.orders;

/** One named reason why nothing is sent, for the page "why am I not trading?" (R12). */
public record GateReason(String code, String text) {}
