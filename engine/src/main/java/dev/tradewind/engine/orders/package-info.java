/** The life of an order (R1 to R6): intent, attempts, evidence, executions, as pure code with ports for storage, venue and time. */
@NullMarked
package dev.tradewind.engine.orders;

import org.jspecify.annotations.NullMarked;
