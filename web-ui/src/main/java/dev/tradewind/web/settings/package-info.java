/** The settings pages. */
@NullMarked
package dev.tradewind.web.settings;

import org.jspecify.annotations.NullMarked;
