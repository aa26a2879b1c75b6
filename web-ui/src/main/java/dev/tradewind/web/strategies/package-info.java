/** Strategies on live prices, and how their parameters are asked for. */
@NullMarked
package dev.tradewind.web.strategies;

import org.jspecify.annotations.NullMarked;
