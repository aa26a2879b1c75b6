package dev.tradewind.contracts.rest;

/** Counts for the bell. */
public record NotificationStatsView(long total, long unread, long urgentUnread) {}
