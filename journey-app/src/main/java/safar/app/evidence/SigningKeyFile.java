package safar.app.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import safar.app.access.SecretFile;
import safar.projection.evidence.Hash;
import safar.projection.evidence.NoteKey;
import safar.projection.evidence.NoteSigner;

/** The key that signs checkpoints as it is kept in the data folder, where it is made at first start, and one that is about to take its place. */
final class SigningKeyFile {

    private final SecretFile file;
    private final SecretFile next;

    SigningKeyFile(Path data) {
        this.file = new SecretFile(data.resolve("transparency.key"));
        this.next = new SecretFile(data.resolve("transparency.key.next"));
    }

    /** The secret that signs; made when there is none. */
    String kept() throws IOException {
        var kept = file.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        var made = NoteSigner.newSecret();
        file.write(made);
        return made;
    }

    /** Keeps a secret that will sign once its succession is stored. */
    void prepare(String secret) throws IOException {
        next.write(secret);
    }

    /** Puts the prepared secret in its place when it is that of the key which signs by now; it may be that the program ended in between. */
    void settle(NoteKey signing) {
        try {
            var prepared = next.read();
            if (prepared.isPresent()
                    && NoteSigner.of(signing.name(), prepared.get()).key().equals(signing)) {
                Files.move(next.path(), file.path(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not put the new key in its place", e);
        }
    }

    /** What a log is called whose first key is this one. */
    static String nameOf(String secret) {
        var key = NoteSigner.of("unnamed", secret).key();
        var hash = Hash.of(key.bytes().toString().getBytes(StandardCharsets.US_ASCII));
        return "safar-" + HexFormat.of().formatHex(hash.bytes(), 0, Integer.BYTES);
    }
}
