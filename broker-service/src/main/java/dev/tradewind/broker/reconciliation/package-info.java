/** The comparison with the broker: fills every 10 s, everything every 60 s and at the start (R2, R4, D-13, D-14). */
@NullMarked
package dev.tradewind.broker.reconciliation;

import org.jspecify.annotations.NullMarked;
