package dev.tradewind.contracts.configurations;

import java.math.BigDecimal;

/** Recipe that is compiled into levels (D-03, 3Commas semantics). Volumes in quote currency. */
public record GeneratorV1(
        int count,
        BigDecimal stepPercent,
        BigDecimal stepScale,
        BigDecimal baseVolume,
        BigDecimal safetyVolume,
        BigDecimal volumeScale,
        BigDecimal takeProfitPercent) {}
