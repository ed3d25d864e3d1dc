package safar.projection.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Personal data in the clear, with the salt that shows that it is what was sealed in the event.
 *
 * @param salt in base64
 * @param text the JSON that was sealed
 */
public record Disclosure(String salt, String text) {

    public static Disclosure of(byte[] salt, byte[] json) {
        return new Disclosure(Base64.getEncoder().encodeToString(salt), new String(json, StandardCharsets.UTF_8));
    }

    /** What the event holds in the place of the text, in base64. */
    String commitment() {
        var hash = Hash.of(Base64.getDecoder().decode(salt), text.getBytes(StandardCharsets.UTF_8));
        return hash.toString();
    }
}
