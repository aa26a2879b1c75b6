/** Position groups in Postgres. */
@NullMarked
package dev.tradewind.broker.positions.persistence;

import org.jspecify.annotations.NullMarked;
