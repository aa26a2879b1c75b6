package dev.tradewind.risk.pretrade;

import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.risk.GatePolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;

/** How old the inputs of a decision may be, and how long a signal waits for them. */
@ConfigMapping(prefix = "tradewind.risk.pretrade")
public interface PretradeConfig {
    /** Life of a decision, counted from the signal (C-47). */
    @WithDefault("60s")
    Duration signalAge();

    /** Oldest valuation of an account that holds something (C-49). */
    @WithDefault("30s")
    Duration equityAge();

    /** Oldest quote that still is a price. */
    @WithDefault("30s")
    Duration quoteAge();

    /** How far an entry price may lie from the last quote (C-46). */
    @WithDefault("5")
    @DecimalMin("0.1")
    @DecimalMax("50")
    BigDecimal priceBandPercent();

    /** Oldest instrument metadata (D-04). */
    @WithDefault("24h")
    Duration metadataAge();

    /** How long a signal waits for missing metadata (D-04). */
    @WithDefault("60s")
    Duration metadataHold();

    /** How long a signal waits for a quote, a valuation or its account, which lack for a moment after a start. */
    @WithDefault("5s")
    Duration inputHold();

    /** How long the entry of a reverse waits for its exit (C-51). */
    @WithDefault("60s")
    Duration reverseHold();

    default GatePolicy gate() {
        return new GatePolicy(signalAge(), equityAge(), quoteAge(), new Percent(priceBandPercent()));
    }
}
