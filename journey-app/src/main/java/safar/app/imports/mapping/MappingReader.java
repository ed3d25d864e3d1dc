package safar.app.imports.mapping;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a mapping file and says exactly where it is wrong. */
final class MappingReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern FIELD = Pattern.compile(
            "/(id|channel|occurredAt|revision|cost|customer/(%s|traits/[^/~]+)|(data|context)(/[^/~]+)+)"
                    .formatted(String.join("|", TouchpointTypes.IDENTIFIERS)));
    private static final int FURTHEST = 1_000_000;
    private static final int WITHIN = 10_000;

    private final NamedColumns columns = new NamedColumns();
    private final ConditionReader conditions = new ConditionReader(columns);
    private final ValueReader values = new ValueReader(columns, conditions);

    private MappingReader() {}

    static Mapping read(Path file) throws IOException {
        return read(Files.readString(file));
    }

    static Mapping read(String yaml) {
        try {
            return new MappingReader().mapping(new Place("", YAML.readTree(yaml)));
        } catch (JacksonException notYaml) {
            throw new InvalidMapping("the mapping", "expected YAML, found " + notYaml.getMessage());
        }
    }

    private Mapping mapping(Place place) {
        place.only("source", "input", "key", "sameKey", "within", "skip", "set", "match", "touchpoints");
        var table = table(place.at("input"));
        var key = place.maybe("key").map(columns::template);
        if (key.filter(Template::namesKey).isPresent()) {
            throw place.at("key").expected("a template of columns");
        }
        var join = place.maybe("sameKey")
                .map(word -> word.word(Set.of("number", "join")))
                .orElse("number")
                .equals("join");
        if (join && key.isEmpty()) {
            throw place.at("key").expected("a template, because rows of one key are to be joined");
        }
        var within = place.maybe("within");
        if (within.isPresent() && !join) {
            throw within.get().expected("nothing, because rows are joined only with sameKey: join");
        }
        var firstOnly = place.maybe("match")
                .map(word -> word.word(Set.of("all", "first")))
                .orElse("all")
                .equals("first");
        return new Mapping(
                place.at("source").text(),
                table,
                key,
                join,
                within.map(rows -> rows.whole(1, FURTHEST)).orElse(WITHIN),
                place.maybe("skip").map(this::skips).orElse(List.of()),
                firstOnly,
                rules(place, firstOnly),
                columns.places());
    }

    private static Table table(Place place) {
        if (!place.isThere()) {
            return table(new Place(place.name(), Line.object()));
        }
        place.only("format", "separator", "quote", "charset", "header", "columns", "blank");
        var header = place.maybe("header").map(Place::yes).orElse(true);
        if (header == place.maybe("columns").isPresent()) {
            throw place.at("columns")
                    .expected(header ? "no columns, because the header names them" : "a list of columns");
        }
        return new Table(
                place.maybe("format")
                        .map(word -> word.word(Set.of("delimited", "blanks")))
                        .orElse("delimited")
                        .equals("delimited"),
                place.maybe("separator").map(Place::text).orElse(","),
                place.maybe("quote").map(Place::character).orElse('"'),
                place.maybe("charset")
                        .map(text -> text.named("a charset", Charset::forName))
                        .orElse(StandardCharsets.UTF_8),
                header,
                place.maybe("columns").map(MappingReader::texts).orElse(List.of()),
                Set.copyOf(place.maybe("blank").map(MappingReader::texts).orElse(List.of())));
    }

    private static List<String> texts(Place place) {
        return place.items().stream().map(Place::text).toList();
    }

    private List<Mapping.Skip> skips(Place place) {
        return place.items().stream()
                .map(skip -> skip.only("when", "reason"))
                .map(skip -> new Mapping.Skip(
                        conditions.read(skip.at("when")), skip.at("reason").text()))
                .toList();
    }

    private List<Mapping.Rule> rules(Place place, boolean firstOnly) {
        var shared = place.maybe("set").map(this::fields).orElse(Map.of());
        var rules = place.at("touchpoints").items().stream()
                .map(rule -> rule(rule, shared))
                .toList();
        place.at("touchpoints").items().stream()
                .flatMap(rule -> rule.maybe("otherwise").stream())
                .filter(_ -> firstOnly)
                .findFirst()
                .ifPresent(otherwise -> {
                    throw otherwise.expected(
                            "nothing, because with match: first only rows that nothing fits are counted");
                });
        if (rules.isEmpty()) {
            throw place.at("touchpoints").expected("at least one touchpoint");
        }
        return rules;
    }

    private Mapping.Rule rule(Place place, Map<JsonPointer, Value> shared) {
        place.only("type", "when", "otherwise", "set");
        var type = place.at("type").word(TouchpointTypes.REQUIRED.keySet());
        var fields = new LinkedHashMap<>(shared);
        place.maybe("set").map(this::fields).ifPresent(fields::putAll);
        checkFields(
                place, type, fields.keySet().stream().map(JsonPointer::toString).collect(Collectors.toSet()));
        return new Mapping.Rule(
                type,
                place.maybe("when").map(conditions::read).orElse(_ -> true),
                place.maybe("otherwise").map(Place::text).orElse(place.name() + " (%s) does not apply".formatted(type)),
                fields);
    }

    private static void checkFields(Place place, String type, Set<String> fields) {
        var set = place.at("set");
        for (var required : TouchpointTypes.fieldsOf(type)) {
            if (fields.stream().noneMatch(field -> field.equals(required) || field.startsWith(required + "/"))) {
                throw new InvalidMapping(set.name(), "expected %s to be set for a %s".formatted(required, type));
            }
        }
        for (var field : fields) {
            fields.stream()
                    .filter(other -> other.startsWith(field + "/"))
                    .findAny()
                    .ifPresent(inner -> {
                        throw new InvalidMapping(
                                set.name(), "expected either %s or %s to be set, found both".formatted(field, inner));
                    });
        }
    }

    private Map<JsonPointer, Value> fields(Place place) {
        var fields = new LinkedHashMap<JsonPointer, Value>();
        place.entries().forEach((pointer, value) -> {
            if (!FIELD.matcher(pointer).matches()) {
                throw new InvalidMapping(
                        value.name(),
                        "expected /id, /channel, /occurredAt, /revision, /cost, /customer/ with one of %s or traits, /data/... or /context/..."
                                .formatted(TouchpointTypes.IDENTIFIERS));
            }
            fields.put(JsonPointer.compile(pointer), values.read(value));
        });
        return fields;
    }
}
