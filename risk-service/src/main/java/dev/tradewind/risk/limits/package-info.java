/** The limits of each account, readable and editable by its user. */
@NullMarked
package dev.tradewind.risk.limits;

import org.jspecify.annotations.NullMarked;
