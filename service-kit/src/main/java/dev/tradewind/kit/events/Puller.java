package dev.tradewind.kit.events;

import java.time.Duration;

/** How a consumer reaches its producer. */
@FunctionalInterface
interface Puller {
    PullAnswer pull(PullRequest request, Duration limit);
}
