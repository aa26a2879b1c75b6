/** The projection of position groups that decisions look at (D-01). */
@NullMarked
package dev.tradewind.risk.groups;

import org.jspecify.annotations.NullMarked;
