package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;

/** A signal was stored but goes nowhere: STALE, DUPLICATE, IGNORED_NO_POSITION, HOOK_PAUSED, HOOK_THROTTLED. */
public record SignalRefusedV1(UUID signalId, UUID hookId, String symbol, String code, String detail, Instant at) {}
