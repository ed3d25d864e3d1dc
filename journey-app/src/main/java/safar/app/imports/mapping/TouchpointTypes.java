package safar.app.imports.mapping;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The touchpoint types and what each must have in its data. */
public final class TouchpointTypes {

    static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            entry("purchase", List.of("/data/orderId", "/data/total")),
            entry("return", List.of("/data/orderId", "/data/refund")),
            entry("complaint", List.of("/data/product", "/data/issue")),
            entry("survey-answer", List.of("/data/surveyId", "/data/kind")),
            entry("call", List.of("/data/direction")),
            entry("page-view", List.of("/data/url")),
            entry("message", List.of("/data/direction", "/data/medium")),
            entry("visit", List.of("/data/place")),
            entry("custom", List.of("/data/name")),
            entry("identify", List.of()),
            entry("alias", List.of()),
            entry("consent", List.of("/data/purpose", "/data/given")));

    /** The kinds of identifier, strongest first. */
    public static final List<String> IDENTIFIERS = List.of("userId", "loyaltyCard", "email", "phone", "anonymousId");

    private static final List<String> NEVER_NEGATIVE =
            List.of("/data/total/amount", "/data/refund/amount", "/cost/amount");

    private TouchpointTypes() {}

    static List<String> fieldsOf(String type) {
        return Stream.concat(
                        Stream.of("/id", "/occurredAt", "/customer"), REQUIRED.getOrDefault(type, List.of()).stream())
                .toList();
    }

    static boolean namesSomebody(JsonNode touchpoint) {
        return IDENTIFIERS.stream().anyMatch(touchpoint.path("customer")::has);
    }

    /** What a touchpoint lacks or has wrong, as far as that can be said without the server. */
    public static List<String> problems(JsonNode touchpoint) {
        var required = REQUIRED.get(touchpoint.path("type").asString(""));
        if (required == null) {
            return List.of("/type expected one of " + new TreeSet<>(REQUIRED.keySet()));
        }
        var absent = Stream.concat(Stream.of("/id", "/source", "/occurredAt", "/customer"), required.stream())
                .filter(field -> touchpoint.at(field).isMissingNode())
                .map(field -> field + " expected, found nothing");
        var negative = NEVER_NEGATIVE.stream()
                .filter(field ->
                        touchpoint.at(field).decimalValue(BigDecimal.ZERO).signum() < 0)
                .map(field -> "%s expected to be 0 or more, found %s".formatted(field, touchpoint.at(field)));
        return Stream.concat(absent, negative).toList();
    }
}
