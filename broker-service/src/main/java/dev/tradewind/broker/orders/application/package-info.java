/** Orders from the committed intent to the proven end: use cases and ports around the engine's order core. */
@NullMarked
package dev.tradewind.broker.orders.application;

import org.jspecify.annotations.NullMarked;
