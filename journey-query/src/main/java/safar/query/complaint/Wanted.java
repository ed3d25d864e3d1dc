package safar.query.complaint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import safar.contract.complaint.CaseStatus;
import safar.projection.store.Filter;
import safar.query.QueryProblem;

/** Which cases a list shows; several statuses are parted by commas. */
record Wanted(
        Optional<String[]> status,
        Optional<String> product,
        Optional<String> issue,
        Optional<String> severity,
        Optional<String> channel,
        Optional<String> outcome,
        Optional<String> rootCause,
        Optional<String> assignedTo,
        Optional<String> customer,
        Optional<String> missed,
        Optional<Boolean> overdue,
        Optional<Instant> from,
        Optional<Instant> to) {

    private static final String OPEN = "open";

    /** Reads the parameters of a question. */
    static Wanted of(MultiValueMap<String, String> question) {
        return new Wanted(
                Optional.ofNullable(question.get("status"))
                        .map(values -> values.stream()
                                .flatMap(value -> Stream.of(value.split(",")))
                                .toArray(String[]::new)),
                one(question, "product"),
                one(question, "issue"),
                one(question, "severity"),
                one(question, "channel"),
                one(question, "outcome"),
                one(question, "rootCause"),
                one(question, "assignedTo"),
                one(question, "customer"),
                one(question, "missed"),
                one(question, "overdue").map(text -> truth("overdue", text)),
                one(question, "from").map(text -> time("from", text)),
                one(question, "to").map(text -> time("to", text)));
    }

    private static Optional<String> one(MultiValueMap<String, String> question, String name) {
        return Optional.ofNullable(question.getFirst(name)).filter(text -> !text.isBlank());
    }

    private static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw QueryProblem.badParameter(name, "expected a time of RFC 3339, found '%s'".formatted(text));
        }
    }

    private static boolean truth(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw QueryProblem.badParameter(name, "expected true or false, found '%s'".formatted(text));
        };
    }

    Filter filter(Instant now) {
        var filter = Filter.everything();
        if (status.isPresent()) {
            filter = filter.in(
                    "status",
                    Stream.of(status.get()).flatMap(Wanted::statuses).distinct().toList());
        }
        filter = equal(filter, "product", product);
        filter = equal(filter, "issue", issue);
        filter = equal(filter, "severity", severity);
        filter = equal(filter, "channel", channel);
        filter = equal(filter, "outcome", outcome);
        filter = equal(filter, "rootCause", rootCause);
        filter = equal(filter, "assignedTo", assignedTo);
        filter = equal(filter, "customer", customer.map(id -> id.startsWith("c-") ? id.substring(2) : id));
        filter = equal(filter, "missed", missed);
        if (overdue.isPresent()) {
            filter = overdue.get() ? filter.range("due", null, now) : filter.range("due", now, null);
        }
        return from.isPresent() || to.isPresent()
                ? filter.range("filedAt", from.orElse(null), to.orElse(null))
                : filter;
    }

    private static Filter equal(Filter filter, String field, Optional<String> value) {
        return value.isPresent() ? filter.equal(field, value.get()) : filter;
    }

    private static Stream<String> statuses(String name) {
        var all = Arrays.stream(CaseStatus.values());
        var found = (name.equals(OPEN)
                        ? all.filter(CaseStatus::open)
                        : all.filter(status -> status.label().equals(name)))
                .map(CaseStatus::label)
                .toList();
        if (found.isEmpty()) {
            throw QueryProblem.badParameter(
                    "status",
                    "expected open or one of %s, found '%s'"
                            .formatted(
                                    Arrays.stream(CaseStatus.values())
                                            .map(CaseStatus::label)
                                            .toList(),
                                    name));
        }
        return found.stream();
    }
}
