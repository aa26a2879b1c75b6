/** Orders in Postgres. */
@NullMarked
package dev.tradewind.broker.orders.persistence;

import org.jspecify.annotations.NullMarked;
