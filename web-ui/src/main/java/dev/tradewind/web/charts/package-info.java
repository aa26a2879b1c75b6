/** Charts: lines drawn by the server, candles as data for the chart library. */
@NullMarked
package dev.tradewind.web.charts;

import org.jspecify.annotations.NullMarked;
