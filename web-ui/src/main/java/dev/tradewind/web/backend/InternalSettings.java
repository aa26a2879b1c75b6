package dev.tradewind.web.backend;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tokens between services lie. */
@ConfigMapping(prefix = "tradewind.internal")
public interface InternalSettings {
    /** Folder with {@code <caller>-<callee>.token} files. */
    Optional<Path> tokensDir();
}
