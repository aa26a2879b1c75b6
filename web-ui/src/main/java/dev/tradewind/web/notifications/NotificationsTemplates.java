package dev.tradewind.web.notifications;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.Paging;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Templates of notifications. */
@CheckedTemplate(basePath = "notifications")
final class NotificationsTemplates {
    private NotificationsTemplates() {}

    static native TemplateInstance page(Frame frame, List<NotificationRowView> rows, Paging paging);

    static native TemplateInstance table(Frame frame, List<NotificationRowView> rows, Paging paging);
}
