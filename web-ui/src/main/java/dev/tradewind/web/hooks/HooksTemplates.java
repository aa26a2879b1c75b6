package dev.tradewind.web.hooks;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates of hooks. */
@CheckedTemplate(basePath = "hooks")
final class HooksTemplates {
    private HooksTemplates() {}

    static native TemplateInstance page(Frame frame, List<HookRowView> rows);

    static native TemplateInstance table(Frame frame, List<HookRowView> rows);

    static native TemplateInstance edit(Frame frame, HookForm form, @Nullable Notice notice);

    static native TemplateInstance secret(Frame frame, SecretView view);

    static native TemplateInstance rotatePage(Frame frame, HookRowView row);

    static native TemplateInstance rotate(Frame frame, HookRowView row);
}
