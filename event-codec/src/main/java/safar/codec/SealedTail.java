package safar.codec;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The sealed part at the end of a stored payload, found and replaced by what it says without reading the rest. */
final class SealedTail {

    private static final byte[] NAME = (",\"" + EventSerializer.PERSONAL + "\":").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {'}'};

    private SealedTail() {}

    /** Where the sealed object begins, which is the last thing in this JSON object; -1 when there is none at the end. */
    static int beginning(byte[] json) {
        // nothing in it has braces, so the first that closes is its own, and the next is the end of the payload
        var end = json.length - 2;
        if (end < NAME.length || json[end] != '}' || json[end + 1] != '}') {
            return -1;
        }
        var begin = end - 1;
        while (begin >= NAME.length && json[begin] != '{' && json[begin] != '}') {
            begin--;
        }
        return json[begin] == '{' && isNamed(json, begin) ? begin : -1;
    }

    /** The JSON object with the components of another one in the place of the sealed part at {@code beginning}, or nothing. */
    static byte[] replaced(byte[] json, int beginning, Optional<byte[]> opened) {
        var open = beginning - NAME.length;
        var personal = opened.orElse(NOTHING);
        var joined = new byte[open + personal.length];
        System.arraycopy(json, 0, joined, 0, open);
        System.arraycopy(personal, 0, joined, open, personal.length);
        if (opened.isPresent()) {
            joined[open] = ',';
        }
        return joined;
    }

    private static boolean isNamed(byte[] json, int begin) {
        for (int i = 0; i < NAME.length; i++) {
            if (begin < NAME.length || json[begin - NAME.length + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }
}
