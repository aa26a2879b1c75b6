package dev.tradewind.web.dashboard;

import dev.tradewind.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Templates of the first page. */
@CheckedTemplate(basePath = "dashboard")
final class DashboardTemplates {
    private DashboardTemplates() {}

    static native TemplateInstance page(Frame frame, BoardView view);

    static native TemplateInstance board(Frame frame, BoardView view);
}
