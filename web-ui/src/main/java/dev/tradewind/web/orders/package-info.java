/** The orders pages. */
@NullMarked
package dev.tradewind.web.orders;

import org.jspecify.annotations.NullMarked;
