/** The public interface of strategies, and the strategies that come with the product (D-19, S-20 to S-27, C-61). */
@NullMarked
package dev.tradewind.engine.strategies;

import org.jspecify.annotations.NullMarked;
