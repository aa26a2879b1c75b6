package dev.tradewind.web.backtests;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** Templates of backtests. */
@CheckedTemplate(basePath = "backtests")
final class BacktestsTemplates {
    private BacktestsTemplates() {}

    static native TemplateInstance page(Frame frame, JobsView view, @Nullable Notice notice);

    static native TemplateInstance table(Frame frame, JobsView view);

    static native TemplateInstance edit(Frame frame, BacktestForm form, @Nullable Notice notice);

    static native TemplateInstance fields(Frame frame, BacktestForm form);

    static native TemplateInstance count(BacktestForm form);

    static native TemplateInstance detailPage(Frame frame, DetailView view);

    static native TemplateInstance detail(Frame frame, DetailView view);

    static native TemplateInstance delete(Frame frame, JobView job);

    static native TemplateInstance deletePage(Frame frame, JobView job);

    static native TemplateInstance compare(Frame frame, CompareView view);
}
