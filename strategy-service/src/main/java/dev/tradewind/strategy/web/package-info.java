/** What the resources of this service share about requests: pages and versions. */
@NullMarked
package dev.tradewind.strategy.web;

import org.jspecify.annotations.NullMarked;
