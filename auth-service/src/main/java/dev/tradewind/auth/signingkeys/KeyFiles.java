package dev.tradewind.auth.signingkeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Private signing keys as files, one per key, readable by their owner only (C-42). */
final class KeyFiles {
    private static final int BITS = 3072;

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    /** All keys, oldest first; a key's id is its file name and starts with the time it was made. */
    List<SigningKey> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(KeyFiles::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    SigningKey generate(String id) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            write(id, key);
            return new SigningKey(id, key);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has RSA", missing);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write a signing key below " + folder, unwritable);
        }
    }

    private void write(String id, RSAPrivateCrtKey key) throws IOException {
        Files.createDirectories(folder);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(folder, id, ".new", ownerOnly);
        Files.writeString(unfinished, pem);
        Files.move(unfinished, folder.resolve(id + ".pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static SigningKey read(Path file) {
        try {
            String base64 =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (key.getModulus().bitLength() < BITS) {
                throw new IllegalStateException("the signing key in " + file + " is shorter than " + BITS + " bits");
            }
            String name = file.getFileName().toString();
            return new SigningKey(name.substring(0, name.length() - ".pem".length()), key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("not an RSA key: " + file, broken);
        }
    }
}
