/** Price history and its imports. */
@NullMarked
package dev.tradewind.web.data;

import org.jspecify.annotations.NullMarked;
