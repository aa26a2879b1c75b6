/** The outer skin: path spelling, security headers, the API proxy. */
@NullMarked
package dev.tradewind.web.edge;

import org.jspecify.annotations.NullMarked;
