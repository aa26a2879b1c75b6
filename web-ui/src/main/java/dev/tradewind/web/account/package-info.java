/** The account pages. */
@NullMarked
package dev.tradewind.web.account;

import org.jspecify.annotations.NullMarked;
