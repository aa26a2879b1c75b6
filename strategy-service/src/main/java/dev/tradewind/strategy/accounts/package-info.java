/** The user's trading accounts, as broker-service told them (C-43). */
@NullMarked
package dev.tradewind.strategy.accounts;

import org.jspecify.annotations.NullMarked;
