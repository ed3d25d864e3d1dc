package safar.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.projection.feedback.FeedbackView;
import safar.projection.store.ViewStores;
import safar.projection.view.Materialiser;
import safar.projection.view.ViewGenerations;

class ViewsBehindTest {

    private static final long HEAD = 10;

    @Test
    void a_node_that_folds_nothing_itself_learns_how_far_others_have_come(@TempDir Path folder) {
        try (var store = ViewGenerations.of(ViewStores.open(folder, null))) {
            var behind = new ViewsBehind(new Materialiser(store, List.of(new FeedbackView(store))), () -> HEAD);
            new Materialiser(store, List.of(new FeedbackView(store))).fold(List.of(), 7);

            behind.look();

            assertThat(behind.events()).isEqualTo(3);
        }
    }
}
