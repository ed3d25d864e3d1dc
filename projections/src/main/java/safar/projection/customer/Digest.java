package safar.projection.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the form {@code sha256:<hex>}, by which two installations compare what they made of the same events. */
public final class Digest {

    private final MessageDigest sha256;

    public Digest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String of(byte[] bytes) {
        return new Digest().add(bytes).value();
    }

    /** Adds a document of a whole view; documents are added in the order of their ids. */
    public Digest add(String id, String documentDigest) {
        return add((id + " " + documentDigest + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public String value() {
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private Digest add(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }
}
