/** Market data over HTTP: series, imports, candles and charts. */
@NullMarked
package dev.tradewind.strategy.marketdata.rest;

import org.jspecify.annotations.NullMarked;
