/** Facts of the other services, handed to the features that keep them. */
@NullMarked
package dev.tradewind.strategy.facts;

import org.jspecify.annotations.NullMarked;
