/** Precision metadata of instruments, as broker-service published it. */
@NullMarked
package dev.tradewind.risk.instruments;

import org.jspecify.annotations.NullMarked;
