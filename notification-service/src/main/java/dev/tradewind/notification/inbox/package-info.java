@NullMarked
package dev.tradewind.notification.inbox;

import org.jspecify.annotations.NullMarked;
