package dev.tradewind.web.frame;

import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** The few kinds of answers a page gives. */
public final class Answers {
    private Answers() {}

    /** A page or fragment that is never kept by a browser: it holds balances. */
    public static Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(FramePages.HTML)
                .header("Cache-Control", "no-store")
                .header("Vary", "HX-Request")
                .entity(template.render())
                .build();
    }

    /** Figures for a script of ours; like pages never kept by a browser. */
    public static Response json(byte[] body) {
        return Response.ok(body, "application/json")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** A file that a service writes, passed on as it comes; {@code name} is what the browser saves it as. */
    public static Response file(InputStream content, String type, String name) {
        return Response.ok(content, type)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** After a change: the script closes the dialog, shows the toast and re-reads; without script the browser goes to the page. */
    public static Response done(Viewer viewer, String path, String toast, List<String> topics) {
        if (!viewer.isHtmx()) {
            return Response.seeOther(URI.create(path)).build();
        }
        return Response.noContent()
                .header("HX-Trigger", ascii(event(toast, "info").put("topics", new JsonArray(topics))))
                .build();
    }

    /** After a change that leads to another page, with script and without. */
    public static Response go(Viewer viewer, String path) {
        return viewer.isHtmx()
                ? Response.noContent().header("HX-Redirect", path).build()
                : Response.seeOther(URI.create(path)).build();
    }

    /** A refusal told to the script; 409 is calm: the lists are read again a second later (W-17). */
    public static Response refused(int status, Notice notice) {
        return Response.status(status)
                .header("HX-Reswap", "none")
                .header(
                        "X-Problem",
                        ascii(new JsonObject().put("text", notice.text()).put("kind", notice.kind())))
                .build();
    }

    private static JsonObject event(String text, String kind) {
        return new JsonObject().put("text", text).put("kind", kind);
    }

    // header values are ASCII: anything else travels as a JSON escape
    private static String ascii(JsonObject json) {
        String text =
                json.containsKey("topics") ? new JsonObject().put("done", json).encode() : json.encode();
        var escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c < 127 && c >= ' ') {
                escaped.append((char) c);
            } else {
                escaped.append(String.format("\\u%04x", c));
            }
        });
        return escaped.toString();
    }
}
