package dev.tradewind.web.account;

import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** Templates of signing in. */
@CheckedTemplate(basePath = "account")
final class AccountTemplates {
    private AccountTemplates() {}

    static native TemplateInstance login(Frame frame, String email, String to, String note, @Nullable Notice notice);

    static native TemplateInstance register(Frame frame, RegisterForm form, @Nullable Notice notice);
}
