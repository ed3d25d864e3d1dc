package safar.projection.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import safar.projection.store.ViewStore;

/** SHA-256 in the form {@code sha256:<hex>}, by which two installations compare what they made of the same events. */
public final class Digest {

    private final MessageDigest sha256;

    private Digest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of one view: of its documents' digests, in the order of their ids. */
    public static String of(BatchView view, ViewStore store) {
        var digest = new Digest();
        store.scan(
                view.answers().name(),
                List.of("digest"),
                (id, fields) -> digest.add(id, String.valueOf(fields.get("digest"))));
        return digest.value();
    }

    public static String of(byte[] bytes) {
        return new Digest().add(bytes).value();
    }

    private Digest add(String id, String documentDigest) {
        return add((id + " " + documentDigest + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String value() {
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private Digest add(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }
}
