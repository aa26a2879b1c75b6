package dev.tradewind.web.strategies;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates of strategies. */
@CheckedTemplate(basePath = "strategies")
final class StrategiesTemplates {
    private StrategiesTemplates() {}

    static native TemplateInstance page(Frame frame, List<StrategyRowView> rows);

    static native TemplateInstance table(Frame frame, List<StrategyRowView> rows);

    static native TemplateInstance edit(Frame frame, StrategyForm form, @Nullable Notice notice);

    static native TemplateInstance fields(Frame frame, StrategyForm form);

    static native TemplateInstance delete(Frame frame, StrategyRowView row);

    static native TemplateInstance deletePage(Frame frame, StrategyRowView row);
}
