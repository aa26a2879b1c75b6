package dev.tradewind.notification.inbox;

/** How loudly a notification is told (D-18). */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
