/** The configurations pages. */
@NullMarked
package dev.tradewind.web.configurations;

import org.jspecify.annotations.NullMarked;
