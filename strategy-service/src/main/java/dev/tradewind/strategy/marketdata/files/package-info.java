/**
 * The files of the candle store: their format, writing and reading. Plain Java without a container, so that a worker's {@code main} and the
 * console use the same code as the service.
 */
@NullMarked
package dev.tradewind.strategy.marketdata.files;

import org.jspecify.annotations.NullMarked;
