package safar.app.webhook;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.subscription.Terms;
import safar.projection.feed.ChangeFilter;

/**
 * What is asked of a new subscription, or of one that is to change; what is left out stays as it is.
 *
 * @param start {@code now}, {@code beginning} or {@code {"after": "812"}}
 */
record SubscriptionBody(
        @Nullable String url,
        @Nullable String filter,
        @Nullable String consent,
        @Nullable Integer batch,
        @Nullable Map<String, String> headers,
        @Nullable Object start,
        @Nullable String status,
        @JsonAnySetter @Nullable Map<String, Object> unexpected) {

    private static final Set<String> OURS =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "user-agent");

    /** What is wrong with a field. */
    record FieldError(String pointer, String detail) {}

    /** The terms that come of it, over those that were. */
    Optional<Terms> terms(@Nullable Terms before, boolean traits, List<FieldError> errors) {
        if (unexpected != null) {
            unexpected
                    .keySet()
                    .forEach(name -> errors.add(new FieldError("/" + name, "is not a field of subscriptions")));
        }
        if (headers != null) {
            checkHeaders(headers, errors);
        }
        if (status != null && !Set.of("active", "paused").contains(status)) {
            errors.add(new FieldError("/status", "expected active or paused, found '%s'".formatted(status)));
        }
        var wantedFilter = blankIsNone(filter, before == null ? null : before.filter());
        if (filter != null && wantedFilter != null) {
            try {
                ChangeFilter.of(wantedFilter, traits);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("/filter", String.valueOf(e.getMessage())));
            }
        }
        var address = url != null ? url : before == null ? null : before.url();
        if (address == null) {
            errors.add(new FieldError("/url", "is required"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Terms(
                    address,
                    wantedFilter,
                    blankIsNone(consent, before == null ? null : before.consent()),
                    batch != null ? batch : before == null ? 1 : before.batch()));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(pointer(e), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static String pointer(IllegalArgumentException e) {
        var message = Objects.requireNonNullElse(e.getMessage(), "");
        return message.contains("batch") ? "/batch" : message.contains("consent") ? "/consent" : "/url";
    }

    /** The offset after which deliveries begin. */
    Optional<Long> startAfter(long now, List<FieldError> errors) {
        return switch (start) {
            case null -> Optional.of(now);
            case String text when text.equals("now") -> Optional.of(now);
            case String text when text.equals("beginning") -> Optional.of(0L);
            case Map<?, ?> map
            when String.valueOf(map.get("after")).matches("[0-9]{1,18}") ->
                Optional.of(Long.parseLong(String.valueOf(map.get("after"))));
            default -> {
                errors.add(new FieldError("/start", "expected \"now\", \"beginning\" or {\"after\": \"<offset>\"}"));
                yield Optional.empty();
            }
        };
    }

    Map<String, String> headersOver(Map<String, String> before) {
        return headers == null ? before : Map.copyOf(new HashMap<>(headers));
    }

    private static @Nullable String blankIsNone(@Nullable String asked, @Nullable String before) {
        return asked == null ? before : asked.isBlank() ? null : asked;
    }

    private static void checkHeaders(Map<String, String> headers, List<FieldError> errors) {
        if (headers.size() > 20) {
            errors.add(new FieldError("/headers", "expected at most 20 headers, found " + headers.size()));
        }
        var wrong = new ArrayList<String>();
        headers.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
                    || OURS.contains(lower)
                    || lower.startsWith("webhook-")
                    || value == null
                    || !value.matches("[\\x20-\\x7e]{0,2000}")) {
                wrong.add(name);
            }
        });
        wrong.forEach(name -> errors.add(
                new FieldError("/headers/" + name, "is no header that can be set, or its value is no printable text")));
    }
}
