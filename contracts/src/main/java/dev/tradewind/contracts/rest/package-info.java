@NullMarked
package dev.tradewind.contracts.rest;

import org.jspecify.annotations.NullMarked;
