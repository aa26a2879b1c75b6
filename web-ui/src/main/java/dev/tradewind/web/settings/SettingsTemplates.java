package dev.tradewind.web.settings;

import dev.tradewind.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Templates of settings. */
@CheckedTemplate(basePath = "settings")
final class SettingsTemplates {
    private SettingsTemplates() {}

    static native TemplateInstance page(Frame frame, SettingsView view);

    static native TemplateInstance resetPage(Frame frame, String accountName, String key);

    static native TemplateInstance reset(Frame frame, String accountName, String key);
}
