package dev.tradewind.web.data;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** Templates of price history. */
@CheckedTemplate(basePath = "data")
final class DataTemplates {
    private DataTemplates() {}

    static native TemplateInstance page(Frame frame, DataView view);

    static native TemplateInstance table(Frame frame, DataView view);

    static native TemplateInstance form(Frame frame, ImportForm form, @Nullable Notice notice);

    static native TemplateInstance importPage(Frame frame, DataView.Import view);

    static native TemplateInstance importDetail(Frame frame, DataView.Import view);

    static native TemplateInstance series(Frame frame, DataView.Series view);

    static native TemplateInstance delete(Frame frame, DataView.Series view);

    static native TemplateInstance deletePage(Frame frame, DataView.Series view);
}
