package safar.contract.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 over length-prefixed parts, its leftmost 128 bits as 26 characters of base32hex: sortable, and safe in names and addresses. */
final class KeyedHash {

    private static final int LENGTH = 26;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    /** Is never fed itself but copied for every hash, which is quicker than looking one up and safe for any number of threads. */
    private final Mac keyed;

    KeyedHash(SecretKey key) {
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    String of(String... parts) {
        return text(ByteBuffer.wrap(copy().doFinal(joined(parts))));
    }

    static boolean isHash(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.length() == LENGTH;
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HmacSHA256 can be copied", e);
        }
    }

    private static byte[] joined(String... parts) {
        var bytes = new byte[parts.length][];
        var length = 0;
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + bytes[i].length;
        }
        var joined = ByteBuffer.allocate(length);
        for (var part : bytes) {
            joined.putInt(part.length).put(part);
        }
        return joined.array();
    }

    /** The first 128 bits as a number to the base 32, highest digit first. */
    private static String text(ByteBuffer hash) {
        var high = hash.getLong();
        var low = hash.getLong();
        var digits = new byte[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = (byte) DIGITS.charAt((int) low & 31);
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}
