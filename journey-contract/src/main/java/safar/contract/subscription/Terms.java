package safar.contract.subscription;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered where.
 *
 * @param url an http or https address without credentials
 * @param filter a CEL expression; absent for what just happened or was just due
 * @param consent the purpose to which a customer must give consent for deliveries about them; absent when none is needed
 * @param batch how many changes go into one delivery at most, 1 to 100
 */
public record Terms(
        String url, @Nullable String filter, @Nullable String consent, int batch) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#@\\\\]+([/?#]\\S*)?");

    public static final int LARGEST_BATCH = 100;
    public static final int LONGEST_URL = 2_000;

    public Terms {
        if (url.length() > LONGEST_URL || !ADDRESS.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "expected an http or https address with a host and no credentials, at most %d characters, found '%s'"
                            .formatted(LONGEST_URL, url.substring(0, Math.min(url.length(), 100))));
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "expected a batch of 1 to %d changes, found %d".formatted(LARGEST_BATCH, batch));
        }
        if (consent != null && (consent.isBlank() || consent.length() > 100)) {
            throw new IllegalArgumentException("expected the name of a consent of 1 to 100 characters");
        }
    }
}
