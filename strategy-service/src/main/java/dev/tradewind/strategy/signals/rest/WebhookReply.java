package dev.tradewind.strategy.signals.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tradewind.strategy.signals.application.AlertAnswer;
import java.util.UUID;

/** The answer to an alert, in the names of D-09. */
@JsonPropertyOrder({"message", "signal_id", "classification", "is_valid", "exchange"})
record WebhookReply(
        @JsonProperty("message") String message,
        @JsonProperty("signal_id") UUID signalId,
        @JsonProperty("classification") String classification,
        @JsonProperty("is_valid") boolean isValid,
        @JsonProperty("exchange") String exchange) {
    static WebhookReply of(AlertAnswer answer) {
        return new WebhookReply(
                answer.message(), answer.signalId(), answer.classification(), answer.isValid(), answer.exchange());
    }
}
