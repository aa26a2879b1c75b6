package dev.tradewind.contracts.rest;

import java.math.BigDecimal;
import java.util.List;

/** Figures of one account for the first page; profit in the account's currency. */
public record DashboardView(
        AccountView account,
        BigDecimal openProfit,
        BigDecimal realisedToday,
        BigDecimal todayPercent,
        BigDecimal exposure,
        BigDecimal exposurePercent,
        int openGroups,
        List<MonitorView> monitors,
        EntryGateView entryGate) {}
