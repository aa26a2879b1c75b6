/** Calls to the services, with the user's token. */
@NullMarked
package dev.tradewind.web.backend;

import org.jspecify.annotations.NullMarked;
