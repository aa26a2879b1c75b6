/** The price history that comes with the product. Plain Java, so that the console can use it without a service. */
@NullMarked
package dev.tradewind.strategy.marketdata.samples;

import org.jspecify.annotations.NullMarked;
