/** DCA configurations in versions, presets, the generator and the grid preview (D-03, D-04). */
@NullMarked
package dev.tradewind.strategy.dcaconfigurations;

import org.jspecify.annotations.NullMarked;
