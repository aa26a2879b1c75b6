/** Accounts with their money; their rows are the locks of all decisions (C-45). */
@NullMarked
package dev.tradewind.risk.accounts;

import org.jspecify.annotations.NullMarked;
