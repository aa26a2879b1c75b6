/** Many parameter sets over one series: enumeration, the kernel that reduces a set to a row of metrics, chunks (S-31, C-62). */
@NullMarked
package dev.tradewind.engine.sweep;

import org.jspecify.annotations.NullMarked;
