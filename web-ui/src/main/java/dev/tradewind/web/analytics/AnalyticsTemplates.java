package dev.tradewind.web.analytics;

import dev.tradewind.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Templates of the analytics page. */
@CheckedTemplate(basePath = "analytics")
final class AnalyticsTemplates {
    private AnalyticsTemplates() {}

    static native TemplateInstance page(Frame frame, AnalyticsView view);

    static native TemplateInstance empty(Frame frame);
}
