package safar.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTailTest {

    private static final byte[] STORED =
            "{\"touch\":{\"id\":\"1\"},\"personal\":{\"key\":\"k\",\"sealed\":\"AA\"}}".getBytes(UTF_8);

    @Test
    void what_is_sealed_is_replaced_by_what_it_says() {
        assertThat(replaced(Optional.of("{\"url\":\"/a\"}"))).isEqualTo("{\"touch\":{\"id\":\"1\"},\"url\":\"/a\"}");
    }

    @Test
    void what_can_no_longer_be_opened_is_left_out() {
        assertThat(replaced(Optional.empty())).isEqualTo("{\"touch\":{\"id\":\"1\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":{}}",
                "{\"personal\":{\"key\":\"k\"}}",
                "{\"a\":1,\"personal\":{\"key\":\"k\"},\"b\":{}}",
                "{\"answers\":{\"a\":1,\"personal\":{\"key\":\"k\"}}}",
                "{\"a\":1,\"impersonal\":{\"key\":\"k\"}}"
            })
    void what_stands_elsewhere_is_no_tail(String json) {
        assertThat(SealedTail.beginning(json.getBytes(UTF_8))).isEqualTo(-1);
    }

    private static String replaced(Optional<String> opened) {
        var beginning = SealedTail.beginning(STORED);
        return new String(SealedTail.replaced(STORED, beginning, opened.map(json -> json.getBytes(UTF_8))), UTF_8);
    }
}
