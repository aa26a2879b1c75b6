/** Candles and indicators of a symbol. */
@NullMarked
package dev.tradewind.web.analytics;

import org.jspecify.annotations.NullMarked;
