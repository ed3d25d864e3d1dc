package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "Ada LOVELACE, ada lovelace",
        "علي, علی",
        "موسى, موسی",
        "كاظم, کاظم",
        "۰۹۱۲, 0912",
        "٠٩١٢, 0912",
        "می\u200cخواهد, میخواهد",
        "مُحَمَّد, محمد",
        "ســـفر, سفر",
        "مسئول, مسیول",
        "Zoë Ångström, zoe angstrom",
        "ﬁrst Ａ１, first a1",
        "İzmir, izmir",
        "한국, 한국",
        "'  a\u00a0\t b\u3000', a b"
    })
    void spellings_become_one(String typed, String normal) {
        assertThat(SearchText.normalise(typed)).isEqualTo(normal);
    }

    @Test
    void normalising_twice_is_normalising_once() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(8, 1, 0xFFFF)
                    .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String once = SearchText.normalise(text);
            assertThat(SearchText.normalise(once)).as(text).isEqualTo(once);
        }
    }
}
