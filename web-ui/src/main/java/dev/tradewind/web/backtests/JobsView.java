package dev.tradewind.web.backtests;

import dev.tradewind.web.frame.Paging;
import java.util.List;

/** The list of jobs; {@code kind} is empty for all of them. */
public record JobsView(List<JobView> rows, Paging paging, String kind) {
    /** Whether something moves, so that the list is read again soon. */
    public boolean isBusy() {
        return rows.stream().anyMatch(JobView::isRunning);
    }
}
