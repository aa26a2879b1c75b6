/** Walk-forward: parameters chosen in a training part, judged on bars after it (D-19, C-35). */
@NullMarked
package dev.tradewind.engine.walkforward;

import org.jspecify.annotations.NullMarked;
