package dev.tradewind.local.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Secrets of one installation: generated at first use, one file each, readable by their owner only (S15). */
public final class SecretFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int BYTES = 32; // 256 bits, as C-39 asks for internal tokens

    private final Path folder;
    private final SecureRandom source = new SecureRandom();

    public SecretFiles(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** 256 fresh bits as base64url text. */
    public String random() {
        var bytes = new byte[BYTES];
        source.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public boolean has(String name) {
        return Files.exists(path(name));
    }

    /** A secret that must be there already. */
    public String read(String name) {
        try {
            return Files.readString(path(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret " + path(name), e);
        }
    }

    /** The secret of this name, 256 bits as base64url text; made and written if it is not there yet. */
    public String ensure(String name) {
        return ensure(name, random());
    }

    /** The secret of this name, written with the given text if it is not there yet. */
    public String ensure(String name, String first) {
        Path file = path(name);
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
            }
            if (!Files.exists(file)) {
                writeOnce(file, first);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret " + file, e);
        }
    }

    /** Replaces the secret of this name. */
    public void replace(String name, String value) {
        Path file = path(name);
        ensure(name, value);
        try {
            Path next =
                    Files.createTempFile(folder, name + ".", ".next", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(next, value + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace the secret " + file, e);
        }
    }

    // complete before it gets its name: a launcher killed here leaves no half secret, and the first of two writers wins
    private void writeOnce(Path file, String value) throws IOException {
        Path parent = file.getParent() == null ? folder : file.getParent();
        Path next = Files.createTempFile(
                parent, file.getFileName() + ".", ".next", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(next, value + "\n", StandardOpenOption.WRITE);
            Files.createLink(file, next);
        } catch (FileAlreadyExistsException e) {
            return; // the other writer's value counts
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
