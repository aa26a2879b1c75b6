/** What a price from outside must pass before anything is decided on it (R13). */
@NullMarked
package dev.tradewind.engine.quotes;

import org.jspecify.annotations.NullMarked;
