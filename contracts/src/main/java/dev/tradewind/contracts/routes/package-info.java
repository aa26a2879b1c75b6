@NullMarked
package dev.tradewind.contracts.routes;

import org.jspecify.annotations.NullMarked;
