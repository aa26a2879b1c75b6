/** Exact amounts: prices, quantities, money and percentages as decimals with explicit rounding. */
@NullMarked
package dev.tradewind.engine.money;

import org.jspecify.annotations.NullMarked;
