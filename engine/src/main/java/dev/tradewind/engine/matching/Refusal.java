package dev.tradewind.engine.matching;

/** An expected no, with a sentence that names the numbers. */
public record Refusal(RefusalCode code, String detail) {}
