/** The notifications pages. */
@NullMarked
package dev.tradewind.web.notifications;

import org.jspecify.annotations.NullMarked;
