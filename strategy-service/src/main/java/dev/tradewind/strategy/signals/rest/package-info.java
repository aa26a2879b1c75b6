/** HTTP around signals: the webhook, the test alert, the list and the trace. */
@NullMarked
package dev.tradewind.strategy.signals.rest;

import org.jspecify.annotations.NullMarked;
