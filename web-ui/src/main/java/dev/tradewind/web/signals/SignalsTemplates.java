package dev.tradewind.web.signals;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.Paging;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Templates of signals. */
@CheckedTemplate(basePath = "signals")
final class SignalsTemplates {
    private SignalsTemplates() {}

    static native TemplateInstance page(Frame frame, List<SignalRowView> rows, Paging paging);

    static native TemplateInstance table(Frame frame, List<SignalRowView> rows, Paging paging);

    static native TemplateInstance tracePage(Frame frame, TraceView view);

    static native TemplateInstance trace(Frame frame, TraceView view);
}
