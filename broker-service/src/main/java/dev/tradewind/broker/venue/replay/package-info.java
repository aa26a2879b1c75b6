/** History walked through at a chosen speed as a path of quotes (C-56). */
@NullMarked
package dev.tradewind.broker.venue.replay;

import org.jspecify.annotations.NullMarked;
