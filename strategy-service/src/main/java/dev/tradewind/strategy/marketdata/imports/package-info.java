/**
 * Reads price history out of files of many layouts, checks it and writes it as a candle file, all or nothing. Plain Java, so that the
 * console does the same as the service.
 */
@NullMarked
package dev.tradewind.strategy.marketdata.imports;

import org.jspecify.annotations.NullMarked;
