package safar.app.webhook;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import safar.contract.subscription.SubscriptionId;
import safar.query.webhook.Secret;

/** Names and secrets drawn at random. */
final class Drawn {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int LENGTH = 26;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Drawn() {}

    static SubscriptionId id() {
        return new SubscriptionId(RANDOM.ints(LENGTH, 0, DIGITS.length())
                .mapToObj(digit -> String.valueOf(DIGITS.charAt(digit)))
                .collect(Collectors.joining()));
    }

    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes).text();
    }
}
