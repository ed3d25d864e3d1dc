package safar.command.ingest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static safar.command.ingest.Samples.json;
import static safar.command.ingest.Samples.minimal;
import static safar.command.ingest.Samples.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ContentTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 2_000)
    void the_order_of_names_and_the_zeros_of_numbers_do_not_count(
            @ForAll("objects") ObjectNode said, @ForAll long seed) {
        assertThat(canonical(respelled(said, new Random(seed)))).isEqualTo(canonical(said));
    }

    @Property(tries = 5_000)
    void two_contents_are_equal_exactly_when_they_say_the_same(
            @ForAll("objects") ObjectNode said, @ForAll("objects") ObjectNode other) {
        assertThat(canonical(said).equals(canonical(other)))
                .isEqualTo(meaning(said).equals(meaning(other)));
    }

    @Property(tries = 2_000)
    void any_other_value_in_any_place_is_another_content(
            @ForAll("objects") ObjectNode said, @ForAll("names") String name, @ForAll("values") JsonNode value) {
        var changed = said.deepCopy();
        changed.withObject("/data").set(name, value);

        assertThat(canonical(said).equals(canonical(changed)))
                .isEqualTo(meaning(said).equals(meaning(changed)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'x': 1.50}              | {'x': 1.5}
            {'x': 100}               | {'x': 1e2}
            {'x': 0.00}              | {'x': 0}
            {'x': 12345678901234567890} | {'x': 1234567890123456789e1}
            {'a': 1, 'b': {'c': 2, 'd': 3}} | {'b': {'d': 3, 'c': 2}, 'a': 1}
            """)
    void other_spellings_are_the_same(String one, String other) {
        assertThat(canonical(json(one))).isEqualTo(canonical(json(other)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'x': 1.5}         | {'x': '1.5'}
            {'x': true}        | {'x': 'true'}
            {'x': null}        | {}
            {'x': null}        | {'x': 'null'}
            {'x': {}}          | {'x': []}
            {'x': [1, 2]}      | {'x': [2, 1]}
            {'x': [[1], 2]}    | {'x': [[1, 2]]}
            {'x': [12]}        | {'x': [1, 2]}
            {'a=1\\nb': 2}     | {'a': 1, 'b': 2}
            {'x': 'a', 'y': 'b'} | {'x': 'a\\ny=b'}
            {'x': ' '}         | {'x': ''}
            {'x': 'e\\u0301'}  | {'x': '\\u00e9'}
            {'x': 0.1}         | {'x': 0.10000000000000001}
            {'customer': {'traits': {'a': 1}}} | {'traits': {'a': 1}}
            {'customer': {'traits': {'a': 1}}} | {'customer': {'traits': {'a': 2}}}
            """)
    void other_things_are_not_the_same(String one, String other) {
        assertThat(canonical(json(one))).isNotEqualTo(canonical(json(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customer/userId", "/customer/email", "/revision", "/occurredAt"})
    void who_it_is_about_its_revision_and_the_spelling_of_its_time_do_not_count(String pointer) {
        var said = with(minimal("visit"), "/customer", "{'userId': 'u-7', 'traits': {'name': 'Ada'}}");

        assertThat(canonical(with(said, pointer, "'other'"))).isEqualTo(canonical(said));
    }

    @Test
    void another_moment_is_another_content() {
        var content = Content.of(minimal("visit"));

        assertThat(content.canonical(1)).isNotEqualTo(content.canonical(2));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "", "1:a", "a=1\nb", "|", "{", "@5", "traits", "چای");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.lazyOf(ContentTest::scalars, ContentTest::scalars, this::nested);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return Arbitraries.maps(names(), values())
                .ofMaxSize(3)
                .map(properties -> JSON.objectNode().setAll(properties));
    }

    private Arbitrary<JsonNode> nested() {
        var arrays = values().list().ofMaxSize(3).map(elements ->
                (JsonNode) JSON.arrayNode().addAll(elements));
        return Arbitraries.oneOf(arrays, objects().map(object -> object));
    }

    private static Arbitrary<JsonNode> scalars() {
        var numbers = Arbitraries.of("1", "1.0", "1.50", "1.5", "15", "1e1", "10", "-1", "0", "0.0")
                .map(Samples::json);
        var texts = Arbitraries.of("1", "1.5", "", "t", "n", "true", "#1;", "1:a", "]", "}", "a\nb=1")
                .map(text -> (JsonNode) JSON.stringNode(text));
        return Arbitraries.oneOf(
                numbers, texts, Arbitraries.of(JSON.booleanNode(true), JSON.booleanNode(false), JSON.nullNode()));
    }

    private static String canonical(JsonNode said) {
        return Content.of((ObjectNode) said).canonical(0);
    }

    /** The same with names in another order and zeros at the end of numbers. */
    private static JsonNode respelled(JsonNode value, Random random) {
        if (value.isObject()) {
            var names = new ArrayList<>(value.propertyNames());
            Collections.shuffle(names, random);
            var object = JSON.objectNode();
            names.forEach(name -> object.set(name, respelled(value.path(name), random)));
            return object;
        }
        if (value.isArray()) {
            return JSON.arrayNode()
                    .addAll(value.valueStream()
                            .map(element -> respelled(element, random))
                            .toList());
        }
        return value.isNumber() ? DecimalNode.valueOf(value.decimalValue().setScale(2 + random.nextInt(5))) : value;
    }

    /** What is equal for the same JSON, found another way. */
    private static Object meaning(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .collect(toMap(property -> property.getKey(), property -> meaning(property.getValue())));
            case ARRAY -> value.valueStream().map(ContentTest::meaning).toList();
            case NUMBER -> value.decimalValue().stripTrailingZeros();
            case NULL -> List.of("null");
            case BOOLEAN -> value.booleanValue();
            default -> value.asString();
        };
    }
}
