/** The reservation ledger: per leg held, converted or released (C-48). */
@NullMarked
package dev.tradewind.risk.reservations;

import org.jspecify.annotations.NullMarked;
