/** One PostgreSQL of our own: unpacking, starting, stopping it, and the databases and roles of the services. */
@NullMarked
package dev.tradewind.local.postgres;

import org.jspecify.annotations.NullMarked;
