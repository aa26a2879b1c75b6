/** The signals pages. */
@NullMarked
package dev.tradewind.web.signals;

import org.jspecify.annotations.NullMarked;
