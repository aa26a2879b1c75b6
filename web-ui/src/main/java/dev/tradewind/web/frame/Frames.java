package dev.tradewind.web.frame;

import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Makes the frame of a page, while the page asks for its own data. */
@ApplicationScoped
public class Frames {
    private final FrameStatuses statuses;
    private final Assets assets;
    private final InstantSource time;

    Frames(FrameStatuses statuses, Assets assets, InstantSource time) {
        this.statuses = statuses;
        this.assets = assets;
        this.time = time;
    }

    /** Starts reading the frame. */
    public Pending<Frame> start(Viewer viewer, String title, String section) {
        return Pending.start(() -> of(viewer, title, section));
    }

    /** The frame, read now. */
    public Frame of(Viewer viewer, String title, String section) {
        return new Frame(title, section, viewer, assets.names(), statuses.read(viewer), figures(viewer));
    }

    /** A page; its frame is read while the page asks for its own data. */
    public <T> Response page(
            Viewer viewer,
            String title,
            String section,
            Supplier<T> read,
            BiFunction<Frame, T, TemplateInstance> template) {
        Pending<Frame> frame = start(viewer, title, section);
        T view = read.get();
        return Answers.page(200, template.apply(frame.get(), view));
    }

    /** A part of a page that is read again by itself. */
    public <T> Response part(Viewer viewer, T view, BiFunction<Frame, T, TemplateInstance> template) {
        return Answers.page(200, template.apply(bare(viewer, ""), view));
    }

    /** A question before something is done: in the dialog for the script, a page of its own without it. */
    public <T> Response question(
            Viewer viewer,
            String title,
            String section,
            T view,
            BiFunction<Frame, T, TemplateInstance> dialog,
            BiFunction<Frame, T, TemplateInstance> page) {
        return viewer.isHtmx()
                ? part(viewer, view, dialog)
                : Answers.page(200, page.apply(of(viewer, title, section), view));
    }

    /** Another title on the same frame. */
    public static Frame titled(Frame frame, String title) {
        return new Frame(title, frame.section(), frame.viewer(), frame.assets(), frame.status(), frame.figures());
    }

    /** Frame of a page that must come up even when nothing answers. */
    public Frame bare(Viewer viewer, String title) {
        return new Frame(title, "", viewer, assets.names(), FrameStatus.unknown(""), figures(viewer));
    }

    /** How numbers are written for this viewer, now. */
    public Figures figures(Viewer viewer) {
        return new Figures(viewer.display().discreet(), viewer.display().zone(), time.instant());
    }
}
