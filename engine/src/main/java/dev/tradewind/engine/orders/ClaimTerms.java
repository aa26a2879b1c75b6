package dev.tradewind.engine.orders;

import java.time.Duration;

/**
 * The frame in which an attempt is claimed.
 *
 * @param fence of the account lease that the claiming process holds (R15)
 * @param requestLife how long the request may be under way
 * @param clockOffset venue's clock minus ours
 * @param sendMargin time that must be left before a time limit for sending to make sense
 */
public record ClaimTerms(long fence, Duration requestLife, Duration clockOffset, Duration sendMargin) {}
