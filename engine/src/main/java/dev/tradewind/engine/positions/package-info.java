/**
 * Position groups (D-02, D-06, D-07): what is held, what should rest at the venue for it, and what must happen next. The
 * decision is level-triggered: it looks at the whole group as it is, never at the event that woke it.
 */
@NullMarked
package dev.tradewind.engine.positions;

import org.jspecify.annotations.NullMarked;
