package safar.eventstore;

import org.jspecify.annotations.Nullable;

/** Sixteen bytes as 26 lowercase characters of base32hex (RFC 4648), the form of derived ids. */
final class Base32Hex {

    static final int LENGTH = 26;
    private static final int BYTES = 16;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";

    private Base32Hex() {}

    /** The bytes, or null when the text is not the one canonical form of sixteen bytes. */
    static byte @Nullable [] decode(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        var raw = new byte[BYTES];
        var buffer = 0;
        var bits = 0;
        var at = 0;
        for (var i = 0; i < LENGTH; i++) {
            var digit = digit(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            buffer = (buffer << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                raw[at++] = (byte) (buffer >>> bits);
            }
        }
        return (buffer & 0b11) == 0 ? raw : null;
    }

    static String encode(byte[] raw) {
        var text = new StringBuilder(LENGTH);
        var buffer = 0;
        var bits = 0;
        for (var next : raw) {
            buffer = (buffer << 8) | (next & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS.charAt((buffer >>> bits) & 0x1F));
            }
        }
        return text.append(DIGITS.charAt((buffer << (5 - bits)) & 0x1F)).toString();
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'v' ? c - 'a' + 10 : -1;
    }
}
