package safar.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static safar.contract.identity.IdentifierType.ANONYMOUS_ID;
import static safar.contract.identity.IdentifierType.EMAIL;
import static safar.contract.identity.IdentifierType.LOYALTY_CARD;
import static safar.contract.identity.IdentifierType.PHONE;
import static safar.contract.identity.IdentifierType.USER_ID;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "+98 912 123 4567, +989121234567",
        "0098 912 123 4567, +989121234567",
        "۰۰۹۸۹۱۲۱۲۳۴۵۶۷, +989121234567",
        "٠٠٩٨٩١٢١٢٣٤٥٦٧, +989121234567",
        "＋98（912）123-4567, +989121234567",
        "(0912) 123-45-67, 09121234567",
        "tel: +98-912, +98912"
    })
    void a_phone_number_is_the_same_in_any_script_and_with_any_prefix(String written, String number) {
        assertThat(new Identifier(PHONE, written).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "+", "00", "unknown", "n/a"})
    void a_phone_number_without_digits_is_nobodys(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Identifier(PHONE, written))
                .withMessage("expected a phone of 1 to 320 characters, found 0");
    }

    @Test
    void an_email_address_is_the_same_in_any_case_and_width() {
        var plain = new Identifier(EMAIL, "ada@example.org");

        assertThat(new Identifier(EMAIL, " Ada@Example.ORG ")).isEqualTo(plain);
        assertThat(new Identifier(EMAIL, "ａｄａ＠example.org")).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentifierType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PHONE"})
    void marks_of_writing_direction_name_nobody_and_other_joiners_do(IdentifierType type) {
        var plain = new Identifier(type, "علی\u200cرضا");

        assertThat(new Identifier(type, "\ufeff\u202bعلی\u200cرضا\u200f\u202c")).isEqualTo(plain);
        assertThat(new Identifier(type, "علیرضا")).isNotEqualTo(plain);
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(type, "\u200e\u061c"));
    }

    @Property(tries = 5_000)
    void an_identifier_in_normal_form_stays_as_it_is(@ForAll IdentifierType type, @ForAll String text) {
        assertThat(again(type, text)).isEqualTo(once(type, text));
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_ID", "EMAIL"})
    void every_letter_has_one_normal_form_alone_and_with_accents(IdentifierType type) {
        var letters = IntStream.range(0, 0x20000).filter(Character::isLetter);

        assertThat(letters.mapToObj(Character::toString)
                        .flatMap(letter -> Stream.of(letter, letter + "\u030C", letter + "\u0307\u0323"))
                        .filter(text -> !again(type, text).equals(once(type, text))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_ID", "LOYALTY_CARD", "ANONYMOUS_ID"})
    void ids_that_a_machine_gave_keep_their_case(IdentifierType type) {
        assertThat(new Identifier(type, " u-A7 ").value()).isEqualTo("u-A7");
    }

    @Test
    void an_identifier_is_neither_empty_nor_longer_than_320_characters() {
        assertThat(new Identifier(USER_ID, "x".repeat(320)).value()).hasSize(320);
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(USER_ID, "x".repeat(321)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Identifier(EMAIL, " \t "));
    }

    @Test
    void it_is_read_as_type_and_value_and_only_the_first_colon_divides_them() {
        assertThat(Identifier.parse("userId:shop:7")).isEqualTo(new Identifier(USER_ID, "shop:7"));
        assertThat(Identifier.parse("email:Ada@example.org")).hasToString("email:ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "mail:ada@example.org", ":ada", "EMAIL:ada@example.org", "phone:"})
    void what_names_no_type_or_no_value_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.parse(text))
                .withMessageStartingWith("expected ");
    }

    @Test
    void a_user_id_is_the_strongest_and_an_anonymous_id_the_weakest() {
        var strongestFirst = Stream.of(USER_ID, LOYALTY_CARD, EMAIL, PHONE, ANONYMOUS_ID)
                .map(type -> new Identifier(type, "1"))
                .toList();

        assertThat(strongestFirst.reversed().stream().sorted()).isEqualTo(strongestFirst);
        assertThat(new Identifier(EMAIL, "a@b")).isLessThan(new Identifier(EMAIL, "b@b"));
    }

    private static Optional<Identifier> once(IdentifierType type, String text) {
        try {
            return Optional.of(new Identifier(type, text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Identifier> again(IdentifierType type, String text) {
        return once(type, text).map(identifier -> new Identifier(type, identifier.value()));
    }
}
