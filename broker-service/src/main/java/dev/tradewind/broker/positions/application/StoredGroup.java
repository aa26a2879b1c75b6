package dev.tradewind.broker.positions.application;

import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.contracts.events.InstrumentPublishedV1;
import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.positions.CloseReason;
import dev.tradewind.engine.positions.GroupSnapshot;
import dev.tradewind.engine.positions.GroupStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a group. {@code signalId} is the signal of its first entry; {@code figures} are for lists and triggers only. */
public record StoredGroup(
        UUID id,
        UUID userId,
        UUID accountId,
        UUID signalId,
        GroupSnapshot.Kind kind,
        @Nullable UUID parentId,
        @Nullable String correlationId,
        String broker,
        Symbol symbol,
        int timeframeSeconds,
        Side side,
        GroupStatus status,
        @Nullable CloseReason closeReason,
        Instant statusSince,
        Instant signalAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant closeGivenUpAt,
        @Nullable Instant unprotectedSince,
        DcaConfigurationV1 configuration,
        InstrumentPublishedV1 instrument,
        long lastCandleId,
        int pyramids,
        GroupFigures figures,
        long version) {}
