package safar.contract.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a token in hexadecimal: enough to know a random token again, of no use to whoever reads it. */
public record SecretHash(@JsonValue String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public SecretHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "expected 64 characters 0-9a-f, found %d characters".formatted(hex.length()));
        }
    }

    public static SecretHash of(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public TokenId tokenId() {
        return new TokenId(hex.substring(0, TokenId.LENGTH));
    }

    /** Equality that takes the same time wherever the two differ. */
    public boolean matches(SecretHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
