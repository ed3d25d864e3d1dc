package safar.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safar.projection.store.Field.Use;

final class CollectionSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "Customers", "a_b", "a.b", "a b", "a\"", "sqlite\0", "a'--", "$a", "عدد"})
    void only_plain_collection_names_are_taken(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CollectionSpec(name, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1a", "Stage", "a_b", "a.b", "a-b", "a\"", "a b", "a'--", "$a", "id", "version", "rowid"})
    void only_plain_field_names_are_taken(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Field.text(name));
    }

    @Test
    void two_fields_that_differ_in_letter_case_only_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CollectionSpec("customers-v1", Field.text("lastSeen"), Field.time("lastseen")));
    }

    @Test
    void tags_and_search_texts_have_no_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.tags("segments").sorted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Field.search("search").sorted());
    }

    @Test
    void loading_leaves_out_the_indexes_of_scalars_only() {
        CollectionSpec spec =
                new CollectionSpec("customers-v1", Field.text("stage").sorted(), Field.tags("segments"));
        assertThat(spec.loading().fields()).extracting(Field::use).containsExactly(Use.CARRIED, Use.FILTERED);
    }
}
