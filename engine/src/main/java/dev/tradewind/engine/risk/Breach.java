package dev.tradewind.engine.risk;

/** A rule that would be broken: stable code, its numbers, what it leads to, a sentence. */
public record Breach(String code, String limit, String actual, RuleAction action, String detail) {}
