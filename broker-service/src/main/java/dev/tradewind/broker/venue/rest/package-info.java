/** The paper venue's HTTP interface, as any broker has one (C-55). */
@NullMarked
package dev.tradewind.broker.venue.rest;

import org.jspecify.annotations.NullMarked;
