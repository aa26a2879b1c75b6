/** What this process does: the order core, the paper venue, or both (C-55). */
@NullMarked
package dev.tradewind.broker.roles;

import org.jspecify.annotations.NullMarked;
