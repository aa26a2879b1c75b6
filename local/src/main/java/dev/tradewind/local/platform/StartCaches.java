package dev.tradewind.local.platform;

import dev.tradewind.local.config.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What the Java machine learned in a training run (AOT cache, JDK 25): starts that use it take about half the time. A cache
 * that does not fit its program any more is left alone.
 */
public final class StartCaches {
    private final Path folder;
    private final boolean isTraining;

    private StartCaches(Path folder, boolean isTraining) {
        this.folder = folder.toAbsolutePath();
        this.isTraining = isTraining;
    }

    /** Uses the caches that are there. */
    public static StartCaches in(Path folder) {
        return new StartCaches(folder, false);
    }

    /** Starts programs that write their caches when they are stopped. */
    public static StartCaches training(Path folder) {
        return new StartCaches(folder, true);
    }

    boolean isTraining() {
        return isTraining;
    }

    /** Gives the freshly written caches their names. */
    public void keep() {
        for (Service service : Service.values()) {
            Path fresh = fresh(service);
            try {
                if (Files.exists(fresh)) {
                    Files.move(fresh, cache(service), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep " + fresh, e);
            }
        }
    }

    List<String> options(Service service, Path jar) {
        try {
            if (isTraining) {
                Files.createDirectories(folder);
                return List.of("-XX:AOTCacheOutput=" + fresh(service));
            }
            Path cache = cache(service);
            boolean fits = Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
            return fits ? List.of("-XX:AOTCache=" + cache) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the caches in " + folder, e);
        }
    }

    // by module: the venue is a role of broker-service's program
    private Path cache(Service service) {
        return folder.resolve(service.module() + ".aot");
    }

    private Path fresh(Service service) {
        return folder.resolve(service.module() + ".aot.next");
    }
}
