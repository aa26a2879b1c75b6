/** The positions pages. */
@NullMarked
package dev.tradewind.web.positions;

import org.jspecify.annotations.NullMarked;
