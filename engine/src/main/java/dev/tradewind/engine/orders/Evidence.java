package dev.tradewind.engine.orders;

import java.time.Instant;

/** A stored piece of proof: what it proves, where it came from, when we had it. */
public record Evidence(Proof proof, Receipt receipt, Instant at, String detail) {}
