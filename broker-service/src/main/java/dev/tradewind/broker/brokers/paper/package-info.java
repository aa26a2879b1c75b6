/** The paper broker: speaks HTTP with the paper venue as with any broker (C-55). Nothing of the venue leaves this folder. */
@NullMarked
package dev.tradewind.broker.brokers.paper;

import org.jspecify.annotations.NullMarked;
