/** Position groups: use cases around the engine's decider. */
@NullMarked
package dev.tradewind.broker.positions.application;

import org.jspecify.annotations.NullMarked;
