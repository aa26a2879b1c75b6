/** The dashboard pages. */
@NullMarked
package dev.tradewind.web.dashboard;

import org.jspecify.annotations.NullMarked;
