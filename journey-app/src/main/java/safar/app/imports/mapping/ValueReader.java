package safar.app.imports.mapping;

import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads how a field is made: a constant, a template, or a map that says more. */
final class ValueReader {

    private static final String[] KEYS = {
        "from",
        "as",
        "values",
        "default",
        "when",
        "times",
        "sum",
        "negate",
        "currency",
        "formats",
        "zone",
        "locale",
        "each"
    };
    private static final Map<String, Set<String>> KEYS_OF_KIND = Map.of(
            "text", Set.of(),
            "time", Set.of("formats", "zone", "locale"),
            "number", Set.of("times", "sum", "negate", "locale"),
            "integer", Set.of("times", "sum", "negate", "locale"),
            "money", Set.of("times", "sum", "negate", "locale", "currency"));
    private static final Set<String> KEYS_OF_ALL = Set.of("from", "as", "default", "when");

    private final NamedColumns columns;
    private final ConditionReader conditions;

    ValueReader(NamedColumns columns, ConditionReader conditions) {
        this.columns = columns;
        this.conditions = conditions;
    }

    Value read(Place place) {
        if (place.node().isString()) {
            return text(place);
        }
        if (place.node().isValueNode() && place.isThere()) {
            return new Value.Constant(place.node());
        }
        place.only(KEYS);
        var value = place.maybe("each").isPresent()
                ? each(place.only("each", "when").at("each"))
                : made(place);
        var defaulted = place.maybe("default")
                .<Value>map(otherwise -> new Value.Defaulted(value, otherwise.node()))
                .orElse(value);
        return place.maybe("when")
                .<Value>map(when -> new Value.When(conditions.read(when), defaulted))
                .orElse(defaulted);
    }

    private Value text(Place place) {
        var template = columns.template(place);
        return template.isConstant() ? new Value.Constant(place.node()) : new Value.Text(template);
    }

    private Value each(Place place) {
        var fields = new LinkedHashMap<String, Value>();
        place.entries().forEach((name, field) -> fields.put(name, read(field)));
        return new Value.Each(fields);
    }

    private Value made(Place place) {
        var from = columns.template(place.at("from"));
        if (place.maybe("values").isPresent()) {
            place.only("from", "values", "default", "when");
            var values = new LinkedHashMap<String, JsonNode>();
            place.at("values").entries().forEach((text, meaning) -> values.put(text, meaning.node()));
            return new Value.Translated(from, values);
        }
        var kind = place.maybe("as").map(as -> as.word(KEYS_OF_KIND.keySet())).orElse("text");
        place.entries().forEach((key, at) -> {
            if (!KEYS_OF_ALL.contains(key)
                    && !KEYS_OF_KIND.getOrDefault(kind, Set.of()).contains(key)) {
                throw new InvalidMapping(at.name(), "'%s' means nothing for a value read as %s".formatted(key, kind));
            }
        });
        return switch (kind) {
            case "time" -> new Value.Moment(from, times(place));
            case "number" -> new Value.Decimal(amount(place, from), false);
            case "integer" -> new Value.Decimal(amount(place, from), true);
            case "money" -> new Value.Money(amount(place, from), currency(place.at("currency")));
            default -> new Value.Text(from);
        };
    }

    private Amount amount(Place place, Template from) {
        return new Amount(
                from,
                place.maybe("times").map(columns::template),
                place.maybe("sum").map(Place::yes).orElse(false),
                place.maybe("negate").map(Place::yes).orElse(false),
                new Numbers(place.maybe("locale").map(ValueReader::locale)));
    }

    private Template currency(Place place) {
        var template = columns.template(place);
        if (template.isConstant()) {
            place.named("an ISO 4217 currency", Currency::getInstance);
        }
        return template;
    }

    private static Times times(Place place) {
        var zone = place.at("zone").named("a time zone such as Europe/London", ZoneId::of);
        var locale = place.maybe("locale").map(ValueReader::locale).orElse(Locale.ENGLISH);
        return new Times(place.at("formats").items().stream()
                .map(format -> format.named(
                        "iso, epoch-seconds, epoch-millis or a pattern such as dd.MM.yyyy HH:mm",
                        name -> Times.format(name, zone, locale)))
                .toList());
    }

    private static Locale locale(Place place) {
        return place.named(
                "a language tag such as de-DE",
                tag -> new Locale.Builder().setLanguageTag(tag).build());
    }
}
