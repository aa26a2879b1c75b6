/** Server-sent events with back pressure, for the venue's and the service's own streams. */
@NullMarked
package dev.tradewind.broker.streams;

import org.jspecify.annotations.NullMarked;
