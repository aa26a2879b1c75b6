/** What an alert means: its fields, time, timeframe, symbol, classification and de-duplication key (D-01, D-09, D-10). */
@NullMarked
package dev.tradewind.engine.signals;

import org.jspecify.annotations.NullMarked;
