/** The cookie, the token behind it, and who may do what. */
@NullMarked
package dev.tradewind.web.session;

import org.jspecify.annotations.NullMarked;
