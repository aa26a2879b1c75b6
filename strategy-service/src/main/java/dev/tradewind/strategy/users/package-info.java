/** Which users may signal, as auth-service told it. */
@NullMarked
package dev.tradewind.strategy.users;

import org.jspecify.annotations.NullMarked;
