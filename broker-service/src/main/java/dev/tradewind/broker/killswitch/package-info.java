/** The kill switch (D-16): scopes, modes, the lock that makes it bite at once (C-58), and the sweep that cancels entries. */
@NullMarked
package dev.tradewind.broker.killswitch;

import org.jspecify.annotations.NullMarked;
