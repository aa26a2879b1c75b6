@NullMarked
package dev.tradewind.auth.sessions;

import org.jspecify.annotations.NullMarked;
