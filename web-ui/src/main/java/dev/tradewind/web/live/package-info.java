/** Live updates: changes and prices of the services, told to browsers. */
@NullMarked
package dev.tradewind.web.live;

import org.jspecify.annotations.NullMarked;
