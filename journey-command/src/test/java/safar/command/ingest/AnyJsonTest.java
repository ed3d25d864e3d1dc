package safar.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class AnyJsonTest {

    private static final JsonMapper WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final List<String> PLACES = List.of(
            "/id",
            "/source",
            "/type",
            "/channel",
            "/occurredAt",
            "/revision",
            "/cost",
            "/cost/amount",
            "/context",
            "/customer",
            "/customer/userId",
            "/customer/phone",
            "/customer/traits",
            "/data",
            "/data/total",
            "/data/total/currency",
            "/data/items",
            "/data/score",
            "/data/kind",
            "/data/direction",
            "/data/other",
            "/other");

    @Property(tries = 5_000)
    void whatever_comes_is_taken_or_refused_and_either_can_be_written(
            @ForAll("types") String type, @ForAll("places") String place, @ForAll("values") JsonNode value) {
        var reading = new TouchpointReader(Samples.KEY)
                .read(0, Samples.with(Samples.minimal(type), place, value), Samples.NOW);

        assertThat(reading.candidate() == null).isNotEqualTo(reading.rejection() == null);
        assertThatCode(() -> WRITER.writeValueAsBytes(reading)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(Samples.TYPES);
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(PLACES);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var json = JsonNodeFactory.instance;
        var texts = Arbitraries.strings().all().ofMaxLength(20).map(text -> (JsonNode) json.stringNode(text));
        var numbers = Arbitraries.of(
                        "0", "-1", "1e999999999", "1e-999999999", "10e2147483647", "0.1", "12345678901234567890")
                .map(Samples::json);
        var scalars = Arbitraries.oneOf(
                texts, numbers, Arbitraries.of(json.nullNode(), json.missingNode(), json.booleanNode(true)));
        var arrays = scalars.list().ofMaxSize(3).map(elements ->
                (JsonNode) json.arrayNode().addAll(elements));
        var objects = Arbitraries.maps(Arbitraries.strings().all().ofMaxLength(5), scalars)
                .ofMaxSize(3)
                .map(properties -> (JsonNode) json.objectNode().setAll(properties));
        return Arbitraries.oneOf(scalars, arrays, objects);
    }
}
