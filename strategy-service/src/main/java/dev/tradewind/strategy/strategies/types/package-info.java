/** Which strategies can be chosen: the shipped ones and those of the operator's jars (C-61). */
@NullMarked
package dev.tradewind.strategy.strategies.types;

import org.jspecify.annotations.NullMarked;
