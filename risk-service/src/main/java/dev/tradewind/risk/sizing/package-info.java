/** The position size calculator. */
@NullMarked
package dev.tradewind.risk.sizing;

import org.jspecify.annotations.NullMarked;
