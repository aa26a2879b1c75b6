package dev.tradewind.contracts.rest;

import java.util.List;

/** Everything about one position group. */
public record GroupDetailView(
        GroupView group,
        List<LegView> legs,
        List<OrderView> orders,
        List<ExecutionView> executions,
        List<TimelineEntryView> timeline,
        String configurationName,
        int configurationVersion,
        String takeProfitMode,
        String rawAlert) {}
