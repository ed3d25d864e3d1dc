package safar.contract.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 over length-prefixed parts, its leftmost 128 bits as 26 characters of base32hex: sortable, and safe in names and addresses. */
final class KeyedHash {

    private static final int BYTES = 16;
    private static final int LENGTH = 26;

    private KeyedHash() {}

    static String of(SecretKey key, String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return text(Arrays.copyOf(mac.doFinal(), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static boolean isHash(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'v'));
    }

    private static String text(byte[] bytes) {
        var digits = new BigInteger(1, bytes).toString(32);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
