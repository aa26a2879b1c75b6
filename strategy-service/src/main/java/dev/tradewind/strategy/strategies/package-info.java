/** The strategies a user runs on live prices: made, listed, changed, switched on and off (S-20, S-27). */
@NullMarked
package dev.tradewind.strategy.strategies;

import org.jspecify.annotations.NullMarked;
