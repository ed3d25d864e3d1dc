package safar.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import safar.app.access.SecretFile;

/** The key under which keys travel (AES key wrap, RFC 3394). It is made for one export, in a file of its own, and goes another way. */
final class TransferKey {

    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private TransferKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, "AES");
    }

    /** A new one, kept beside the exported file. */
    static TransferKey make(Path exported) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        new SecretFile(fileOf(exported)).write(Base64.getEncoder().encodeToString(secret));
        return new TransferKey(secret);
    }

    static TransferKey in(Path file) throws IOException {
        var kept = new SecretFile(file)
                .read()
                .orElseThrow(
                        () -> new IOException("expected the transfer key in %s, found no such file".formatted(file)));
        var secret = Base64.getDecoder().decode(kept);
        if (secret.length != BYTES) {
            throw new IOException(
                    "expected a transfer key of %d bytes in %s, found %d".formatted(BYTES, file, secret.length));
        }
        return new TransferKey(secret);
    }

    static Path fileOf(Path exported) {
        return exported.resolveSibling(exported.getFileName() + ".key");
    }

    String wrap(byte[] secret) {
        try {
            var cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.wrap(new SecretKeySpec(secret, "AES")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform wraps keys", e);
        }
    }

    byte[] unwrap(String wrapped) throws IOException {
        try {
            var cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, key);
            return cipher.unwrap(Base64.getDecoder().decode(wrapped), "AES", Cipher.SECRET_KEY)
                    .getEncoded();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("expected keys that were wrapped under this transfer key, found others", e);
        }
    }
}
