@NullMarked
package dev.tradewind.auth.signingkeys;

import org.jspecify.annotations.NullMarked;
