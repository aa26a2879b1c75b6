package dev.tradewind.web.session;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands the viewer from the session filter to the page. Pages read it once and pass it on as an argument. */
@RequestScoped
public class CurrentViewer {
    private @Nullable Viewer viewer;

    void set(Viewer value) {
        viewer = value;
    }

    /** The viewer of this request. */
    public Viewer get() {
        return Objects.requireNonNull(viewer, "the session filter runs before every page");
    }

    /** Whether the filter came far enough to know the viewer. */
    public boolean isKnown() {
        return viewer != null;
    }
}
