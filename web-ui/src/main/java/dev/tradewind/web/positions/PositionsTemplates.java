package dev.tradewind.web.positions;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.Paging;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates of positions. */
@CheckedTemplate(basePath = "positions")
final class PositionsTemplates {
    private PositionsTemplates() {}

    static native TemplateInstance page(Frame frame, List<PositionRowView> rows, Paging paging);

    static native TemplateInstance table(Frame frame, List<PositionRowView> rows, Paging paging);

    static native TemplateInstance historyPage(Frame frame, List<PositionRowView> rows, Paging paging);

    static native TemplateInstance historyTable(Frame frame, List<PositionRowView> rows, Paging paging);

    static native TemplateInstance detailPage(Frame frame, DetailView view, @Nullable Notice notice);

    static native TemplateInstance detail(Frame frame, DetailView view);

    static native TemplateInstance closePage(Frame frame, PositionRowView row, String quote, String key);

    static native TemplateInstance close(Frame frame, PositionRowView row, String quote, String key);
}
