package dev.tradewind.contracts.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why an account may or may not open new risk (R12): open only when every reason list is empty. */
public record EntryGateView(UUID accountId, boolean isOpen, List<Reason> reasons, Instant at) {
    /** A named reason, with a sentence for the page. */
    public record Reason(String code, String text) {}
}
