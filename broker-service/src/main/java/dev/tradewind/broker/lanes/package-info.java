/** One lane per account and lease (R15): the thread that works its orders, books its updates and runs its monitors. */
@NullMarked
package dev.tradewind.broker.lanes;

import org.jspecify.annotations.NullMarked;
