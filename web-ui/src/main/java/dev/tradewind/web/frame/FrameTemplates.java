package dev.tradewind.web.frame;

import dev.tradewind.web.text.Notice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Templates of the frame. */
@CheckedTemplate(basePath = "frame")
public final class FrameTemplates {
    private FrameTemplates() {}

    /** Mode band and banners. */
    public static native TemplateInstance status(Frame frame);

    /** The bell with its count. */
    public static native TemplateInstance bell(Frame frame);

    /** A page that only tells what went wrong. */
    public static native TemplateInstance error(Frame frame, int status, Notice notice);

    /** All pages as a list, for phones and for browsers without script. */
    public static native TemplateInstance menu(Frame frame);

    /** Words and shortcuts. */
    public static native TemplateInstance help(Frame frame);

    /** Licences of what is shipped along. */
    public static native TemplateInstance about(Frame frame);
}
