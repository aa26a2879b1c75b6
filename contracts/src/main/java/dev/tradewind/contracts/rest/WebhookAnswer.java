package dev.tradewind.contracts.rest;

import java.util.UUID;

/** Answer to an alert (D-09). */
public record WebhookAnswer(String message, UUID signalId, String classification, boolean isValid, String exchange) {}
