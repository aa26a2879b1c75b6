package dev.tradewind.broker.orders.application;

import java.util.UUID;

/** An account and whose it is: what a lane works on. */
public record TradingAccount(UUID id, UUID userId, String broker) {}
