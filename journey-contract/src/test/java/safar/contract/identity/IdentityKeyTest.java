package safar.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values here were computed by another program: were they ever to change, nothing stored before would be found again. */
class IdentityKeyTest {

    private static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "email:ada@example.org, 7ku8jonvmq8lueutig4974t8dv",
        "email:ADA@example.org, 7ku8jonvmq8lueutig4974t8dv",
        "userId:u-7, 3urv1hei5bm24kqgrccd3ecp76",
        "phone:+98 912 123 4567, 3fpaprpq70546od8l2sv33g9ei",
        "phone:۰۰۹۸۹۱۲۱۲۳۴۵۶۷, 3fpaprpq70546od8l2sv33g9ei"
    })
    void an_identifier_has_the_same_stream_for_ever(String identifier, String stream) {
        assertThat(KEY.stream(Identifier.parse(identifier))).hasToString(stream);
    }

    @Test
    void a_touchpoint_has_the_same_event_id_at_every_delivery_and_another_for_each_revision() {
        assertThat(KEY.eventId("webshop", "o-1001", 0)).isEqualTo("4u2nv2q1i9qb51urksl22tebou");
        assertThat(KEY.eventId("webshop", "o-1001", 1)).isEqualTo("1bh76icuaf213in4srl9dn79jd");
    }

    @Test
    void where_one_part_ends_and_the_next_begins_makes_a_difference() {
        assertThat(KEY.eventId("shop", "1", 0)).isNotEqualTo(KEY.eventId("sho", "p1", 0));
    }

    @Test
    void a_fingerprint_is_half_a_hash_so_that_it_confirms_a_repeat_and_no_guess() {
        assertThat(KEY.fingerprint("{}")).isEqualTo("3hs1jnsrno8as");
    }

    @Test
    void hashes_made_at_once_do_not_disturb_each_other() {
        var expected = eventIds(IntStream.range(0, 10_000));

        assertThat(eventIds(IntStream.range(0, 10_000).parallel())).isEqualTo(expected);
    }

    @Test
    void a_hash_keeps_its_first_zeros() {
        assertThat(eventIds(IntStream.range(0, 1_000)))
                .allMatch(id -> id.length() == 26)
                .anyMatch(id -> id.startsWith("0"));
    }

    @Test
    void another_key_gives_other_ids() {
        var other = new IdentityKey("another identity key of 32 bytes".getBytes(StandardCharsets.US_ASCII));

        assertThat(other.eventId("webshop", "o-1001", 0)).isNotEqualTo(KEY.eventId("webshop", "o-1001", 0));
    }

    @Property(tries = 200)
    void every_hash_is_a_stream_id_and_tells_its_type(@ForAll @Size(min = 1, max = 40) byte[] bytes) {
        var value = "v" + new String(bytes, StandardCharsets.ISO_8859_1).strip();
        var asUser = KEY.stream(new Identifier(IdentifierType.USER_ID, value));

        assertThat(new StreamId(asUser.value())).isEqualTo(asUser);
        assertThat(KEY.stream(new Identifier(IdentifierType.ANONYMOUS_ID, value)))
                .isNotEqualTo(asUser);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void a_key_of_another_length_is_refused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityKey(new byte[length]))
                .withMessage("expected an identity key of 32 bytes, found " + length);
    }

    @Test
    void a_stream_id_names_its_event_stream() {
        assertThat(new StreamId("7ku8jonvmq8lueutig4974t8dv").streamName())
                .isEqualTo("journey/7ku8jonvmq8lueutig4974t8dv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7ku8jonvmq8lueutig4974t8d",
                "7ku8jonvmq8lueutig4974t8dv0",
                "7KU8JONVMQ8LUEUTIG4974T8DV",
                "7ku8jonvmq8lueutig4974t8dw",
                "../8jonvmq8lueutig4974t8dv"
            })
    void what_is_no_hash_is_no_stream_id(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamId(text));
    }

    private static List<String> eventIds(IntStream numbers) {
        return numbers.mapToObj(i -> KEY.eventId("webshop", "o-" + i, 0)).toList();
    }
}
