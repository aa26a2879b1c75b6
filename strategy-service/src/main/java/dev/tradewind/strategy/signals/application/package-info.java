/** From a delivered alert to a durable signal (D-09, D-10). */
@NullMarked
package dev.tradewind.strategy.signals.application;

import org.jspecify.annotations.NullMarked;
