package safar.app.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import safar.contract.identity.IdentityKey;

/**
 * The identity key, as given or as kept in the data folder, where it is made at first start. All ids hang on it, so a folder that was filled
 * under one key is never opened under another, nor under a new one when its own is missing.
 */
final class IdentityKeyFile {

    private final SecretFile key;
    private final SecretFile check;

    IdentityKeyFile(Path data) {
        this.key = new SecretFile(data.resolve("identity.key"));
        this.check = new SecretFile(data.resolve("identity.check"));
    }

    /** The key, given in base64 or kept. */
    IdentityKey open(Optional<String> given) throws IOException {
        var known = given.isPresent() ? given : key.read();
        var opened = decoded(known.isPresent() ? known.get() : made());
        var found = opened.fingerprint("identity key");
        var expected = check.read();
        if (expected.isEmpty()) {
            check.write(found);
        } else if (!expected.get().equals(found)) {
            throw new IllegalStateException(
                    "expected the identity key that %s was made with (check %s), found another (check %s)"
                            .formatted(check.path().getParent(), expected.get(), found));
        }
        return opened;
    }

    private String made() throws IOException {
        if (check.read().isPresent()) {
            throw new IllegalStateException(
                    "expected the identity key of this data folder in SAFAR_IDENTITY_KEY or %s, found neither"
                            .formatted(key.path()));
        }
        var secret = Base64.getEncoder().encodeToString(NewSecret.bytes());
        key.write(secret);
        return secret;
    }

    private static IdentityKey decoded(String base64) {
        try {
            return new IdentityKey(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("expected an identity key of 32 bytes in base64", e);
        }
    }
}
