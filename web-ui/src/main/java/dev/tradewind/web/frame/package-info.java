/** What is on every page: layout, band, banner, errors, assets. */
@NullMarked
package dev.tradewind.web.frame;

import org.jspecify.annotations.NullMarked;
