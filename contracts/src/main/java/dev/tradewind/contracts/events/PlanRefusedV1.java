package dev.tradewind.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** broker-service did not take an approved plan; everything it reserved is free again (C-48). Codes: PLAN_HASH_MISMATCH, DECISION_EXPIRED, SUPERSEDED, KILL_SWITCH, NO_GROUP, GROUP_CLOSING, GROUP_EXISTS, NO_METADATA, NO_ACCOUNT, NOT_YET, SHORT_NOT_SUPPORTED; of exits also NOTHING_TO_DO, CLOSE_REJECTED, UNKNOWN_EXIT_KIND. */
public record PlanRefusedV1(
        UUID decisionId,
        UUID signalId,
        UUID accountId,
        @Nullable UUID groupId,
        String code,
        String detail,
        Instant at) {}
