package dev.tradewind.kit.internal;

import dev.tradewind.kit.config.Installation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tokens per (caller, callee), one file each: {@code <caller>-<callee>.token} (C-39). A changed file is read again, so tokens can be rotated. */
@Singleton
public class InternalTokens {
    public static final String HEADER = "X-Tradewind-Internal";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{1,30}");
    private static final int SHORTEST = 32;

    private record Cached(FileTime modified, String token) {}

    private final Installation installation;
    private final Map<Path, Cached> cache = new ConcurrentHashMap<>();

    @Inject
    public InternalTokens(Installation installation) {
        this.installation = installation;
    }

    /** Header value this service sends to a peer. */
    public String headerFor(String callee) {
        String me = installation.service();
        return me + ":"
                + token(me, callee)
                        .orElseThrow(() -> new IllegalStateException(
                                "no token file " + me + "-" + callee + ".token in tradewind.internal.tokens-dir"));
    }

    /** Caller named by a header, if its token is right. */
    public Optional<String> verify(@Nullable String header) {
        int colon = header == null ? -1 : header.indexOf(':');
        if (header == null || colon < 1 || header.length() > 300) {
            return Optional.empty();
        }
        String caller = header.substring(0, colon);
        if (!NAME.matcher(caller).matches()) {
            return Optional.empty();
        }
        byte[] given = header.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
        return token(caller, installation.service())
                .filter(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given))
                .map(expected -> caller);
    }

    private Optional<String> token(String caller, String callee) {
        Optional<Path> file = installation
                .setting("tradewind.internal.tokens-dir")
                .map(dir -> Path.of(dir).resolve(caller + "-" + callee + ".token"));
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        try {
            FileTime modified = Files.getLastModifiedTime(file.get());
            Cached known = cache.get(file.get());
            if (known == null || !known.modified().equals(modified)) {
                known = new Cached(modified, Files.readString(file.get()).strip());
                cache.put(file.get(), known);
            }
            return Optional.of(known.token()).filter(token -> token.length() >= SHORTEST);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
