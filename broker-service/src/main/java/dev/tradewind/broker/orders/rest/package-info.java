/** Orders and executions over HTTP. */
@NullMarked
package dev.tradewind.broker.orders.rest;

import org.jspecify.annotations.NullMarked;
