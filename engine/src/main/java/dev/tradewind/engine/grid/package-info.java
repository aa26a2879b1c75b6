/** DCA configurations and the grids they become (D-03, D-04). */
@NullMarked
package dev.tradewind.engine.grid;

import org.jspecify.annotations.NullMarked;
