/** The wire records of the paper venue's HTTP interface: what an adapter sends to it and reads from it (C-55). */
@NullMarked
package dev.tradewind.contracts.venue;

import org.jspecify.annotations.NullMarked;
