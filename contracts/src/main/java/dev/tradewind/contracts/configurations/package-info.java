@NullMarked
package dev.tradewind.contracts.configurations;

import org.jspecify.annotations.NullMarked;
