package dev.tradewind.web.frame;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Style, scripts and icons, each under a name that holds its hash, so that a browser may keep them for ever. They are few
 * and small: read and packed once at start, served from memory.
 */
@ApplicationScoped
public class Assets {
    private static final String FOLDER = "/assets/";
    private static final Map<String, String> FILES = Map.of(
            "app.css", "text/css;charset=UTF-8",
            "app.js", "text/javascript;charset=UTF-8",
            "chart.js", "text/javascript;charset=UTF-8",
            "upload.js", "text/javascript;charset=UTF-8",
            "icon.svg", "image/svg+xml",
            "app.webmanifest", "application/manifest+json",
            "vendor/htmx-2.0.11.min.js", "text/javascript;charset=UTF-8",
            "vendor/idiomorph-ext-0.8.0.min.js", "text/javascript;charset=UTF-8",
            "vendor/lightweight-charts-5.2.1.js", "text/javascript;charset=UTF-8");

    private final Map<String, File> byAddress = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final AssetNames names;

    private record File(String type, Buffer plain, Buffer packed, String tag) {}

    Assets() {
        FILES.forEach(this::add);
        names = new AssetNames(
                address("app.css"),
                address("app.js"),
                address("vendor/htmx-2.0.11.min.js"),
                address("vendor/idiomorph-ext-0.8.0.min.js"),
                address("chart.js"),
                address("vendor/lightweight-charts-5.2.1.js"),
                address("upload.js"),
                address("icon.svg"),
                address("app.webmanifest"));
    }

    /** Addresses for templates. */
    public AssetNames names() {
        return names;
    }

    void register(@Observes Router router) {
        router.get("/assets/*").handler(this::serve);
        router.get("/favicon.ico")
                .handler(routing -> routing.response()
                        .setStatusCode(301)
                        .putHeader("Location", names.icon())
                        .end());
    }

    private void add(String name, String type) {
        byte[] bytes = read(name);
        String hash = hash(bytes);
        int dot = name.lastIndexOf('.');
        String address = FOLDER + name.substring(0, dot) + "-" + hash + name.substring(dot);
        addresses.put(name, address);
        byAddress.put(address, new File(type, Buffer.buffer(bytes), Buffer.buffer(pack(bytes)), "\"" + hash + "\""));
    }

    private String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("no asset " + name);
        }
        return address;
    }

    private void serve(RoutingContext routing) {
        File file = byAddress.get(routing.request().path());
        if (file == null) {
            routing.next();
            return;
        }
        HttpServerResponse response = routing.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("ETag", file.tag())
                .putHeader("Vary", "Accept-Encoding");
        String accepted = routing.request().getHeader("Accept-Encoding");
        if (accepted != null
                && Arrays.asList(accepted.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip").end(file.packed());
        } else {
            response.putHeader("Content-Encoding", "identity").end(file.plain());
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("asset missing: " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
