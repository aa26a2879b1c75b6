/** Trading accounts: opened with the user (C-43), valued with each execution and every 5 s (C-49), reset, shown. */
@NullMarked
package dev.tradewind.broker.accounts;

import org.jspecify.annotations.NullMarked;
