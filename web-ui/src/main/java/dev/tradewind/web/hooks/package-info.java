/** The hooks pages. */
@NullMarked
package dev.tradewind.web.hooks;

import org.jspecify.annotations.NullMarked;
