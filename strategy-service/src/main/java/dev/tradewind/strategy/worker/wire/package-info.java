/** What a worker and the service tell each other over {@code /internal/v1/worker}. */
@NullMarked
package dev.tradewind.strategy.worker.wire;

import org.jspecify.annotations.NullMarked;
