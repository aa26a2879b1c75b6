/** The paper venue (C-55): an exchange of its own that happens to run in this program. The order core reaches it over HTTP only. */
@NullMarked
package dev.tradewind.broker.venue;

import org.jspecify.annotations.NullMarked;
