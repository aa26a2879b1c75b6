package dev.tradewind.web.orders;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.Paging;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Templates of the list of orders. */
@CheckedTemplate(basePath = "orders")
final class OrdersTemplates {
    private OrdersTemplates() {}

    static native TemplateInstance page(Frame frame, List<OrderRowView> rows, Paging paging);

    static native TemplateInstance table(Frame frame, List<OrderRowView> rows, Paging paging);
}
