package safar.projection.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The secret half of a {@link NoteKey}: signs notes under the key's name. */
public final class NoteSigner {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final NoteKey key;

    private NoteSigner(PrivateKey secret, NoteKey key) {
        this.secret = secret;
        this.key = key;
    }

    /** A key from its PKCS #8 form in base64, with or without the lines around it that PEM has. */
    public static NoteSigner of(String name, String pkcs8) {
        try {
            var base64 = pkcs8.replaceAll("-----[A-Z ]+-----|\\s", "");
            var secret = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new NoteSigner(secret, publicHalf(name, secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("expected an Ed25519 key as PKCS #8 in base64, as openssl writes it", e);
        }
    }

    /** A new secret, in the form that {@link #of} reads. */
    public static String newSecret() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    public NoteKey key() {
        return key;
    }

    public SignedNote sign(String text) {
        try {
            var ed25519 = Signature.getInstance(ALGORITHM);
            ed25519.initSign(secret);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            var signature = ed25519.sign();
            var named = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .put(key.idBytes())
                    .put(signature)
                    .array();
            return new SignedNote(
                    text,
                    List.of(new SignedNote.Line(key.name(), Base64.getEncoder().encodeToString(named))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign with the key " + key.id(), e);
        }
    }

    /** The public half comes out of the platform's own generator, when the seed is all the chance it gets. */
    private static NoteKey publicHalf(String name, PrivateKey secret) throws GeneralSecurityException {
        var seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        return NoteKey.of(name, generator.generateKeyPair().getPublic());
    }

    /** Chance that was drawn before. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        Given(byte[] drawn) {
            this.drawn = drawn;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }
}
