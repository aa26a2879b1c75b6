/** Quotes enter here once for all users, are filtered, and leave as one internal stream (C-50, R13). */
@NullMarked
package dev.tradewind.broker.quotes;

import org.jspecify.annotations.NullMarked;
