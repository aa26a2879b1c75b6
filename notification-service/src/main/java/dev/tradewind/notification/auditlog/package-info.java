@NullMarked
package dev.tradewind.notification.auditlog;

import org.jspecify.annotations.NullMarked;
