package safar.projection.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key by which signed notes are checked, written {@code name+id+key} as C2SP signed-note has it; Ed25519. */
public record NoteKey(String name, Hash bytes) {

    private static final byte ED25519 = 1;
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(
                    "expected the name of a key without spaces and '+', found '%s'".formatted(name));
        }
    }

    static NoteKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new NoteKey(name, Hash.copyOf(Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length)));
    }

    /** Reads what {@link #toString} writes. */
    public static NoteKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected a key as name+id+key, found '%s'".formatted(text.strip()));
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != 1 + Hash.BYTES || bytes[0] != ED25519) {
            throw new IllegalArgumentException("expected an Ed25519 key of 33 bytes, found %d".formatted(bytes.length));
        }
        var key = new NoteKey(parts[0], Hash.copyOf(Arrays.copyOfRange(bytes, 1, bytes.length)));
        if (!key.toString().equals(text.strip())) {
            throw new IllegalArgumentException("expected the key %s, found '%s'".formatted(key, text.strip()));
        }
        return key;
    }

    /** The four bytes that name the key in a signature, in hexadecimal. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    byte[] idBytes() {
        var named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Hash.of(named, typed()).bytes(), Integer.BYTES);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var x509 = new ByteArrayOutputStream();
            x509.writeBytes(X509_HEAD);
            x509.writeBytes(bytes.bytes());
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509.toByteArray())));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException _) {
            // a key that is no point of the curve, or a signature of another form: neither verifies
            return false;
        }
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Hash.BYTES)
                .put(ED25519)
                .put(bytes.bytes())
                .array();
    }

    @Override
    public String toString() {
        return "%s+%s+%s".formatted(name, id(), Base64.getEncoder().encodeToString(typed()));
    }
}
