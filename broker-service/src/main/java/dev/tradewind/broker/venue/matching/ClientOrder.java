package dev.tradewind.broker.venue.matching;

import java.util.UUID;

/** The name of an order that is unique for ever. */
public record ClientOrder(UUID account, String clientOrderId) {}
