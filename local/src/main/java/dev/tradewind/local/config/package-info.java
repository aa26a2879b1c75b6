/** The settings of one machine: ports, folders and programs, all by name. */
@NullMarked
package dev.tradewind.local.config;

import org.jspecify.annotations.NullMarked;
