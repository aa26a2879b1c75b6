/**
 * Computes backtests in a process of its own (C-62), and from the console: plain Java around the engine, without a container. It
 * asks the service for work and tells it results; it has no database.
 */
@NullMarked
package dev.tradewind.strategy.worker;

import org.jspecify.annotations.NullMarked;
