/** The paper venue's single writer: commands in, one durable transaction, answers out. */
@NullMarked
package dev.tradewind.broker.venue.matching;

import org.jspecify.annotations.NullMarked;
