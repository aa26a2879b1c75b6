/** Generated secrets of one installation, kept in files that only their owner can read. */
@NullMarked
package dev.tradewind.local.secrets;

import org.jspecify.annotations.NullMarked;
