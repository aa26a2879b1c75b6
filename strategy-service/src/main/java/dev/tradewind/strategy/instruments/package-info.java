/** What can be traded and how precisely, as broker-service told it (C-46). */
@NullMarked
package dev.tradewind.strategy.instruments;

import org.jspecify.annotations.NullMarked;
