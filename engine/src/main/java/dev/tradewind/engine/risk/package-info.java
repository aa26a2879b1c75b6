/** May it: preconditions, pre-trade rules and the decision about an entry (D-05, D-08, D-10, D-15). */
@NullMarked
package dev.tradewind.engine.risk;

import org.jspecify.annotations.NullMarked;
