/** The parts of the platform as processes of this machine: starting, watching, stopping and killing them. */
@NullMarked
package dev.tradewind.local.platform;

import org.jspecify.annotations.NullMarked;
