/** The demo account and the demo run, both through the public API only. */
@NullMarked
package dev.tradewind.local.demo;

import org.jspecify.annotations.NullMarked;
