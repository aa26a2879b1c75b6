/** Pages, the single origin and the live stream (C-41). */
@NullMarked
package dev.tradewind.web;

import org.jspecify.annotations.NullMarked;
