/** The last quote of each symbol, from broker-service's internal stream (C-50). */
@NullMarked
package dev.tradewind.risk.quotes;

import org.jspecify.annotations.NullMarked;
