/** Position groups over HTTP. */
@NullMarked
package dev.tradewind.broker.positions.rest;

import org.jspecify.annotations.NullMarked;
