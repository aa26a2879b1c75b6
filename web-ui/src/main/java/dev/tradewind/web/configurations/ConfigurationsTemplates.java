package dev.tradewind.web.configurations;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates of DCA configurations. */
@CheckedTemplate(basePath = "configurations")
final class ConfigurationsTemplates {
    private ConfigurationsTemplates() {}

    static native TemplateInstance page(Frame frame, List<ConfigurationRowView> rows);

    static native TemplateInstance table(Frame frame, List<ConfigurationRowView> rows);

    static native TemplateInstance edit(
            Frame frame, ConfigurationForm form, PreviewView preview, @Nullable Notice notice);

    static native TemplateInstance preview(Frame frame, PreviewView preview);
}
