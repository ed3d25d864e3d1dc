package safar.app.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import safar.app.access.SecretFile;
import safar.projection.evidence.Hash;
import safar.projection.evidence.NoteSigner;

/** The key that signs checkpoints, as given or as kept in the data folder, where it is made at first start. */
final class SigningKeyFile {

    private final SecretFile file;

    SigningKeyFile(Path data) {
        this.file = new SecretFile(data.resolve("transparency.key"));
    }

    /** The key under the log's name; without a name, one that is made of the public key. */
    NoteSigner open(Optional<String> given, Optional<String> name) throws IOException {
        var secret = given.isPresent() ? given.get() : kept();
        var key = NoteSigner.of(name.orElse("unnamed"), secret);
        return name.isPresent() ? key : NoteSigner.of(nameOf(key), secret);
    }

    private String kept() throws IOException {
        var kept = file.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        var made = NoteSigner.newSecret();
        file.write(made);
        return made;
    }

    private static String nameOf(NoteSigner key) {
        var hash = Hash.of(key.key().bytes().toString().getBytes(StandardCharsets.US_ASCII));
        return "safar-" + HexFormat.of().formatHex(hash.bytes(), 0, Integer.BYTES);
    }
}
