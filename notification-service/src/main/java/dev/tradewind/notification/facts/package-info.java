@NullMarked
package dev.tradewind.notification.facts;

import org.jspecify.annotations.NullMarked;
