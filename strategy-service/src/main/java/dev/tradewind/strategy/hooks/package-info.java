/** Webhooks of a user: their tokens, what they feed, and how they read foreign bodies (S7). */
@NullMarked
package dev.tradewind.strategy.hooks;

import org.jspecify.annotations.NullMarked;
