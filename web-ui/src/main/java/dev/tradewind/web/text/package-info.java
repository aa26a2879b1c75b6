/** Words and numbers as people read them. */
@NullMarked
package dev.tradewind.web.text;

import org.jspecify.annotations.NullMarked;
