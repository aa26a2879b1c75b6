package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One minute of market time as broker-service heard it, for services that missed some.
 *
 * @param volume sizes offered by its quotes, in base units
 * @param until market time of the last quote in it
 * @param isWhole whether it was heard from its beginning
 */
public record MinuteView(
        Instant opensAt,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        Instant until,
        boolean isWhole) {}
