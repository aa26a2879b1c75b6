/** What an account has committed, and how that stands against its limits. */
@NullMarked
package dev.tradewind.risk.exposure;

import org.jspecify.annotations.NullMarked;
