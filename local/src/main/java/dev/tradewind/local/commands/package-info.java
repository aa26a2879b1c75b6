/** What a person can ask for: up, down, reset, status, seed and demo. */
@NullMarked
package dev.tradewind.local.commands;

import org.jspecify.annotations.NullMarked;
