package safar.codec;

import javax.crypto.SecretKey;

/** An AES-256 key and its id, {@code <stream id>.<generation>}. */
public record StreamKey(String id, SecretKey secret) {

    @Override
    public String toString() {
        return id;
    }
}
