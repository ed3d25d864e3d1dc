package safar.query.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs deliveries as Standard Webhooks has it: {@code whsec_} and 24 to 64 bytes in base64. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Secret(byte[] bytes) {

    private static final String PREFIX = "whsec_";

    public static Secret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("expected a secret that begins with whsec_");
        }
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The value of {@code webhook-signature}: one signature by each secret. */
    static String signatures(List<Secret> secrets, String id, long timestamp, String body) {
        var signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + secret.sign(signed)).collect(Collectors.joining(" "));
    }

    private String sign(byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
