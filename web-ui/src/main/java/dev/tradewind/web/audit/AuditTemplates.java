package dev.tradewind.web.audit;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.Paging;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Templates of the audit log. */
@CheckedTemplate(basePath = "audit")
final class AuditTemplates {
    private AuditTemplates() {}

    static native TemplateInstance page(Frame frame, List<AuditRowView> rows, Paging paging, AuditFilter filter);
}
