/** How much: capital of a pyramid, its caps, and the one position-size function (D-05). */
@NullMarked
package dev.tradewind.engine.sizing;

import org.jspecify.annotations.NullMarked;
