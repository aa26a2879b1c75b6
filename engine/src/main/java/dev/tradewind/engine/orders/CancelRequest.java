package dev.tradewind.engine.orders;

import java.time.Instant;

/** The wish that an order ends; kept until the end is proven. */
public record CancelRequest(String why, Instant at) {}
