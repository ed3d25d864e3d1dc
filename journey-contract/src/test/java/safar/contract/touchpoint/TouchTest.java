package safar.contract.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;

class TouchTest {

    private static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));
    private static final IdentifierRef USER = ref(IdentifierType.USER_ID, "u-7");
    private static final IdentifierRef EMAIL = ref(IdentifierType.EMAIL, "ada@example.org");
    private static final IdentifierRef VISITOR = ref(IdentifierType.ANONYMOUS_ID, "v-1");

    @Test
    void it_is_kept_under_its_strongest_identifier_however_they_were_listed() {
        var touch = touch("webshop", "o-1", VISITOR, USER, EMAIL, USER);

        assertThat(touch.identifiers()).containsExactly(USER, EMAIL, VISITOR);
        assertThat(touch.stream()).isEqualTo(USER.stream());
    }

    @Test
    void it_happened_at_a_whole_millisecond() {
        assertThat(touch("webshop", "o-1", USER).occurredAt()).isEqualTo(Instant.parse("2026-05-03T10:00:00.123Z"));
    }

    @Test
    void without_source_id_or_identifier_there_is_no_touchpoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> touch("", "o-1", USER))
                .withMessageContaining("''");
        assertThatIllegalArgumentException().isThrownBy(() -> touch("webshop", "", USER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> touch("webshop", "o-1"))
                .withMessage("expected an identifier on webshop/o-1, found none");
    }

    @ParameterizedTest
    @CsvSource({"Web, web", "' Mobile App ', mobile-app", "call_centre, call-centre"})
    void a_channel_is_the_same_in_any_spelling(String written, String name) {
        assertThat(new Channel(written)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-web", "web/shop", "کانال", "x1234567890123456789012345678901234567890"})
    void a_channel_that_no_address_could_hold_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Channel(name));
    }

    @ParameterizedTest
    @CsvSource({"NPS, 0, 10", "CSAT, 1, 5", "CES, 1, 7"})
    void a_standard_question_has_its_scale_both_ends_included(SurveyKind kind, BigDecimal lowest, BigDecimal highest) {
        var scale = kind.scale().orElseThrow();

        assertThat(scale.holds(lowest)).isTrue();
        assertThat(scale.holds(highest)).isTrue();
        assertThat(scale.holds(lowest.subtract(BigDecimal.ONE))).isFalse();
        assertThat(scale.holds(highest.add(BigDecimal.ONE))).isFalse();
    }

    private static Touch touch(String source, String id, IdentifierRef... identifiers) {
        var at = Instant.parse("2026-05-03T10:00:00.123456Z");
        return new Touch(source, id, 0, new Channel("web"), at, List.of(identifiers), null, "f");
    }

    private static IdentifierRef ref(IdentifierType type, String value) {
        return new IdentifierRef(type, KEY.stream(new Identifier(type, value)));
    }
}
