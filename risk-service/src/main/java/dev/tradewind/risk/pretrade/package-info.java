/** The pre-trade decision: may it, how much, when (R10). */
@NullMarked
package dev.tradewind.risk.pretrade;

import org.jspecify.annotations.NullMarked;
