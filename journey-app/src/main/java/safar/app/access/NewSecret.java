package safar.app.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Random secrets of 32 bytes, and the form in which tokens carry them: {@code saf_} and base64url. */
final class NewSecret {

    static final int BYTES = 32;

    private static final String PREFIX = "saf_";
    private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private NewSecret() {}

    static byte[] bytes() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    static String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    static String token() {
        return PREFIX + text();
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }
}
