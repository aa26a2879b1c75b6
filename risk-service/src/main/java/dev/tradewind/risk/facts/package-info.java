/** What this service listens to, by producer. */
@NullMarked
package dev.tradewind.risk.facts;

import org.jspecify.annotations.NullMarked;
