package dev.tradewind.strategy.signals.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;

/** The processed signal in the shape of S-04; the payload as it came, secrets masked. */
@JsonPropertyOrder({"classification", "original_payload", "is_valid", "exchange"})
record ProcessedSignal(
        @JsonProperty("classification") String classification,
        @JsonProperty("original_payload") @JsonRawValue String originalPayload,
        @JsonProperty("is_valid") boolean isValid,
        @JsonProperty("exchange") String exchange) {}
