package dev.tradewind.contracts.plans;

/** A rule that would be broken: stable code and its numbers. */
public record BreachV1(String code, String limit, String actual, String action) {}
