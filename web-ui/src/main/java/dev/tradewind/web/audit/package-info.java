/** The audit pages. */
@NullMarked
package dev.tradewind.web.audit;

import org.jspecify.annotations.NullMarked;
