package safar.query.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import safar.projection.customer.Walk.Place;
import safar.query.QueryProblem;
import safar.query.replay.Moments.Moment;

/** Where a page of steps begins, and the moment to which all pages of one walk belong, so that what is recorded meanwhile does not move them. */
record Cursor(Moment moment, Place place) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,9})");

    static Cursor start(Moment moment) {
        return new Cursor(moment, Place.START);
    }

    static Cursor parse(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            var numbers = FORM.matcher(decoded);
            if (numbers.matches()) {
                var at = Instant.ofEpochMilli(Long.parseLong(numbers.group(2)));
                return new Cursor(
                        new Moment(at, Long.parseLong(numbers.group(1)), at),
                        new Place(Integer.parseInt(numbers.group(3)), Integer.parseInt(numbers.group(4))));
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw QueryProblem.badParameter("cursor", "expected one that a page answered");
    }

    String at(Place next) {
        var numbers =
                List.of(moment.position(), moment.validAt().toEpochMilli(), (long) next.fact(), (long) next.move());
        var text = String.join(".", numbers.stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
