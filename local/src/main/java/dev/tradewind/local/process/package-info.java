/** Operating system processes: knowing them again by id and start time, and ending them. */
@NullMarked
package dev.tradewind.local.process;

import org.jspecify.annotations.NullMarked;
