@NullMarked
package dev.tradewind.contracts.events;

import org.jspecify.annotations.NullMarked;
