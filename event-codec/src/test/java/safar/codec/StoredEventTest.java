package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.EventCatalogue;
import safar.contract.Sealable;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.touchpoint.JourneyEvent;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is in the store can be read for ever: every event has an approved form, whole and minimal. */
class StoredEventTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private Path folder;

    private SqliteStreamKeys keys;
    private EventSerializer serializer;

    @BeforeEach
    void open() {
        keys = SqliteStreamKeys.open(folder.resolve("keys.db"));
        serializer = new EventSerializer(keys);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    static Stream<Sealable> everyEvent() {
        return Stream.concat(full().stream(), minimal().stream());
    }

    private static List<Sealable> full() {
        return Stream.of(SampleEvents.full(), SampleEvents.fullDecisions(), SampleComplaintEvents.full())
                .<Sealable>flatMap(List::stream)
                .toList();
    }

    private static List<Sealable> minimal() {
        return Stream.of(SampleEvents.minimal(), SampleEvents.minimalDecisions(), SampleComplaintEvents.minimal())
                .<Sealable>flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_event_is_read_back_as_it_was_written(Sealable event) {
        assertThat(read(serializer, serializer.serialize(event, byte[].class))).isEqualTo(event);
    }

    @Test
    void the_stored_form_of_every_event_is_the_approved_one() throws IOException {
        for (var event : full()) {
            var opened = opened(event);
            assertThat(opened).isEqualTo(approved(event, "full", opened));
        }
        for (var event : minimal()) {
            var opened = opened(event);
            assertThat(opened).isEqualTo(approved(event, "minimal", opened));
        }
    }

    @Test
    void every_event_with_personal_data_in_the_catalogue_has_a_sample() {
        var sampled = Stream.concat(
                        everyEvent(), StoredSubscriptionEventTest.events().map(event -> event.get()[1]))
                .map(Object::getClass)
                .distinct()
                .toList();
        assertThat(EventCatalogue.types().keySet().stream().filter(Sealable.class::isAssignableFrom))
                .allSatisfy(type -> assertThat(sampled).contains(type));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void no_personal_data_can_be_read_from_the_store(Sealable event) {
        var stored = new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8);
        assertThat(stored)
                .doesNotContain("ada@example", "\"Ada", "spring\":", "giftWrap", "too late", "very easy", "agent 4")
                .doesNotContain("shop.example", "search.example", "New teas", "harbour", "years", "her card")
                .doesNotContain("192.0.2.7", "invoice.pdf", "counting error", "Grace");
    }

    @Test
    void a_forgotten_person_leaves_the_facts_and_takes_the_words_along() {
        var complaint = (JourneyEvent.ComplaintMade) SampleEvents.full().get(2);
        var stored = serializer.serialize(complaint, byte[].class);
        keys.destroy(complaint.touch().stream());

        JourneyEvent.ComplaintMade read = serializer.deserialize(stored);

        assertThat(read.issue()).isEqualTo("late delivery");
        assertThat(read.touch()).isEqualTo(complaint.touch());
        assertThat(read.narrative()).isNull();
        assertThat(read.subject()).isNull();
    }

    @Test
    void forgetting_a_customer_takes_the_words_of_their_cases_along() {
        var filed = (ComplaintEvent.ComplaintFiled) SampleComplaintEvents.full().getFirst();
        var stored = serializer.serialize(filed, byte[].class);
        keys.destroy(filed.identifiers().getFirst().stream());

        ComplaintEvent.ComplaintFiled read = serializer.deserialize(stored);

        assertThat(read.product()).isEqualTo(filed.product());
        assertThat(read.entry()).isEqualTo(filed.entry());
        assertThat(read.narrative()).isNull();
        assertThat(read.onBehalf()).isNull();
    }

    @Test
    void somebody_who_comes_back_after_being_forgotten_has_a_new_key() {
        var event = SampleEvents.full().getFirst();
        var before = keys.current(event.touch().stream());
        keys.destroy(event.touch().stream());
        var after = keys.current(event.touch().stream());

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(keys.find(before.id())).isEmpty();
    }

    @Test
    void a_destroyed_key_is_not_found_in_the_file_either() throws IOException {
        var stream = SampleEvents.full().getFirst().touch().stream();
        var secret = new String(keys.current(stream).secret().getEncoded(), StandardCharsets.ISO_8859_1);
        keys.destroy(stream);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret));
        }
    }

    @Test
    void keys_outlive_the_process() {
        var stored = serializer.serialize(SampleEvents.full().getFirst(), byte[].class);
        keys.close();
        keys = SqliteStreamKeys.open(folder.resolve("keys.db"));
        assertThat(read(new EventSerializer(keys), stored))
                .isEqualTo(SampleEvents.full().getFirst());
    }

    @Test
    void a_stored_name_outside_the_catalogue_never_loads_a_class() {
        var stranger = new SimpleSerializedObject<>("{}", String.class, "java.lang.ProcessBuilder", null);
        assertThat(read(serializer, stranger)).isInstanceOf(UnknownSerializedType.class);
    }

    private static Object read(EventSerializer serializer, SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }

    private String opened(Sealable event) {
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        var node = (ObjectNode) JSON.readTree(stored.getData());
        var sealed = node.remove("personal");
        if (sealed != null) {
            var personal = JSON.treeToValue(sealed, Sealed.class);
            node.set("personal", JSON.readTree(new Seal(keys).open(personal).orElseThrow()));
        }
        return JSON.writeValueAsString(JSON.treeToValue(node, Object.class)).replace(System.lineSeparator(), "\n")
                + "\n";
    }

    /** Run the test with {@code -Dapprove=true} after adding an event or a revision, and read what it wrote before committing it. */
    private static String approved(Sealable event, String which, String opened) throws IOException {
        var type = EventCatalogue.typeOf(event.getClass()).orElseThrow();
        var file = APPROVED.resolve("%s-%d.%s.json".formatted(type.name(), type.revision(), which));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(file, opened);
        }
        return Files.readString(file);
    }
}
