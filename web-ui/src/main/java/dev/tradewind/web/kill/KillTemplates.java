package dev.tradewind.web.kill;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** Templates of the kill switch. */
@CheckedTemplate(basePath = "kill")
final class KillTemplates {
    private KillTemplates() {}

    static native TemplateInstance page(Frame frame, KillView view, @Nullable Notice notice);

    static native TemplateInstance form(Frame frame, KillView view, @Nullable Notice notice);
}
