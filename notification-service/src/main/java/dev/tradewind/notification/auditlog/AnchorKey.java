package dev.tradewind.notification.auditlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Ed25519 key for the heads of the audit chain: a file readable by its owner only, made at first use. */
final class AnchorKey {
    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private @Nullable KeyPair pair;

    AnchorKey(Path file) {
        this.file = file;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair().getPrivate());
            signature.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("head of the audit chain not signed", e);
        }
    }

    boolean verifies(String text, String signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair().getPublic());
            signature.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return false;
        }
    }

    private synchronized KeyPair pair() throws GeneralSecurityException {
        KeyPair known = pair;
        if (known == null) {
            known = Files.exists(file) ? read() : create();
            pair = known;
        }
        return known;
    }

    private KeyPair read() throws GeneralSecurityException {
        try {
            var lines = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private KeyPair create() throws GeneralSecurityException {
        KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var encoder = Base64.getEncoder();
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(
                    file.getParent(),
                    "audit-anchor",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    unfinished,
                    encoder.encodeToString(fresh.getPrivate().getEncoded()) + "\n"
                            + encoder.encodeToString(fresh.getPublic().getEncoded()) + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
        return fresh;
    }
}
