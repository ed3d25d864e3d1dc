package safar.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import safar.contract.identity.StreamId;

/** Encrypts and opens the personal part of an event. */
final class Seal {

    private static final int NONCE = 12;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    /** Both are found once: looking through all providers for each event costs about as much as sealing it. */
    private static final Provider PROVIDER;

    private static final MessageDigest SHA_256;

    static {
        try {
            PROVIDER = Cipher.getInstance(TRANSFORMATION).getProvider();
            SHA_256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM and SHA-256", e);
        }
    }

    /** Kept for each thread that reads many events, since making one costs as much as opening a short text. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(() -> {
        try {
            return Cipher.getInstance(TRANSFORMATION, PROVIDER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    });

    private final SecureRandom random = new SecureRandom();
    private final StreamKeys keys;

    Seal(StreamKeys keys) {
        this.keys = keys;
    }

    Sealed close(StreamId stream, byte[] json) {
        var key = keys.current(stream);
        var fresh = new byte[NONCE + SALT];
        random.nextBytes(fresh);
        var nonce = Arrays.copyOf(fresh, NONCE);
        var salted = ByteBuffer.allocate(SALT + json.length)
                .put(fresh, NONCE, SALT)
                .put(json)
                .array();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            var sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(salted.length));
            cipher.doFinal(salted, 0, salted.length, sealed, NONCE);
            return new Sealed(key.id(), sealed, sha256(salted));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal personal data under key " + key.id(), e);
        }
    }

    /** The JSON; empty when its key was destroyed. */
    Optional<byte[]> open(Sealed sealed) {
        return disclose(sealed).map(Disclosed::json);
    }

    /** The JSON with the salt that proves it; empty when its key was destroyed. */
    Optional<Disclosed> disclose(Sealed sealed) {
        return keys.find(sealed.key()).map(key -> disclose(sealed, key));
    }

    private static Disclosed disclose(Sealed sealed, StreamKey key) {
        try {
            var nonce = Arrays.copyOf(sealed.sealed(), NONCE);
            var salted = cipher(Cipher.DECRYPT_MODE, key, nonce)
                    .doFinal(sealed.sealed(), NONCE, sealed.sealed().length - NONCE);
            return new Disclosed(Arrays.copyOf(salted, SALT), Arrays.copyOfRange(salted, SALT, salted.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data under key %s is damaged".formatted(key.id()), e);
        }
    }

    private static Cipher cipher(int mode, StreamKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = CIPHER.get();
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(key.id().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform's SHA-256 can be cloned", e);
        }
    }
}
