/** The paper venue's tables in its own database. */
@NullMarked
package dev.tradewind.broker.venue.persistence;

import org.jspecify.annotations.NullMarked;
