/** Results as text, the same from the service and from the console. */
@NullMarked
package dev.tradewind.strategy.worker.documents;

import org.jspecify.annotations.NullMarked;
