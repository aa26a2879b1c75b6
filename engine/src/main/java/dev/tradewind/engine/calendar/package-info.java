/** When markets are open (C-17). Time zones live here and nowhere else. */
@NullMarked
package dev.tradewind.engine.calendar;

import org.jspecify.annotations.NullMarked;
