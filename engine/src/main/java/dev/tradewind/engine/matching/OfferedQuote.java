package dev.tradewind.engine.matching;

import java.time.Instant;

/**
 * One quote with what is left of its offer, prices in ticks, sizes in steps.
 *
 * @param bidSteps what sellers can still sell at the bid
 * @param askSteps what buyers can still buy at the ask
 * @param barVolumeSteps volume of the whole bar, for the impact add-on (C-20)
 */
public record OfferedQuote(
        long bidTicks, long askTicks, long bidSteps, long askSteps, long barVolumeSteps, Instant marketTime) {

    public OfferedQuote {
        if (bidTicks <= 0 || askTicks <= bidTicks) {
            throw new IllegalArgumentException("crossed or zero quote: bid " + bidTicks + ", ask " + askTicks);
        }
        if (bidSteps < 0 || askSteps < 0 || barVolumeSteps < 0) {
            throw new IllegalArgumentException("negative size in a quote");
        }
    }

    OfferedQuote withoutBid(long steps) {
        return new OfferedQuote(bidTicks, askTicks, bidSteps - steps, askSteps, barVolumeSteps, marketTime);
    }

    OfferedQuote withoutAsk(long steps) {
        return new OfferedQuote(bidTicks, askTicks, bidSteps, askSteps - steps, barVolumeSteps, marketTime);
    }
}
