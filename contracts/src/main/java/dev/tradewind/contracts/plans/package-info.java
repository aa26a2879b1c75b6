@NullMarked
package dev.tradewind.contracts.plans;

import org.jspecify.annotations.NullMarked;
