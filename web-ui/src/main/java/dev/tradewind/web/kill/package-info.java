/** The kill pages. */
@NullMarked
package dev.tradewind.web.kill;

import org.jspecify.annotations.NullMarked;
