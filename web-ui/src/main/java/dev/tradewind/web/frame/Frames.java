package dev.tradewind.web.frame;

import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

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
