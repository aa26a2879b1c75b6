package dev.tradewind.broker.venue;

import dev.tradewind.engine.matching.FeeAsset;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Optional;

/** The paper venue: its door, its accounts and its fill model. */
@ConfigMapping(prefix = "tradewind.venue")
public interface VenueConfig {
    /** Where clients find the venue; the venue itself does not use it. */
    Optional<String> url();

    /** Secret of the header {@code X-Venue-Key}, at least 32 characters; without it the venue does not start. */
    Optional<String> key();

    /** Speed of the replay, bars per minute; {@code tradewind.replay.bars-per-minute} follows it unless set itself. */
    @WithDefault("60")
    @Min(1)
    @Max(6000)
    int barsPerMinute();

    /** Opens {@code POST /venue/v1/market/quotes}, by which a test moves the market. */
    @WithDefault("false")
    boolean manualMarket();

    /** Cash of a new or reset account, in USDT (C-19). */
    @WithDefault("100000")
    @Positive
    BigDecimal startingCash();

    /** Slippage of market and stop executions in basis points (C-20). */
    @WithDefault("5")
    @Min(0)
    @Max(1000)
    int slippageBps();

    /** Basis points added above {@code impact-percent-of-bar} of the bar's volume (C-20). */
    @WithDefault("5")
    @Min(0)
    @Max(1000)
    int impactBps();

    /** Share of the bar's volume above which an execution moves the price (C-20). */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int impactPercentOfBar();

    /** Fee as a fraction of the notional, 0.001 = 0.1 % (C-54). */
    @WithDefault("0.001")
    BigDecimal feeRate();

    /** What a buyer pays the fee in. */
    @WithDefault("QUOTE")
    FeeAsset feeAsset();

    /** Commands that may wait for the writer; more are refused with 503. */
    @WithDefault("4096")
    @Min(1)
    int waitingCommands();
}
