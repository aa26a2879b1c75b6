/** Decisions of risk-service in. */
@NullMarked
package dev.tradewind.broker.positions.messaging;

import org.jspecify.annotations.NullMarked;
