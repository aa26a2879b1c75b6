@NullMarked
package dev.tradewind.auth.users;

import org.jspecify.annotations.NullMarked;
