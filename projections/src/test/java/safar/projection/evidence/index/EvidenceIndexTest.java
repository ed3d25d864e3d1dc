package safar.projection.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.projection.evidence.Envelope;

class EvidenceIndexTest {

    @TempDir
    private Path folder;

    @Test
    void batches_of_any_size_come_to_the_same_tree_chains_and_heads() {
        var events = events(137);
        try (var whole = EvidenceIndex.open(folder.resolve("whole.db"));
                var pieces = EvidenceIndex.open(folder.resolve("pieces.db"))) {
            whole.append(events, 1_000);
            var random = new Random(3);
            for (var from = 0; from < events.size(); ) {
                var to = Math.min(events.size(), from + 1 + random.nextInt(20));
                pieces.append(events.subList(from, to), to);
                from = to;
            }
            assertThat(pieces.state().size()).isEqualTo(137);
            for (var size = 0L; size <= 137; size++) {
                assertThat(pieces.tree().root(size)).isEqualTo(whole.tree().root(size));
            }
            assertThat(pieces.state().heads().root())
                    .isEqualTo(whole.state().heads().root());
        }
    }

    @Test
    void what_it_knows_outlives_the_process() {
        EvidenceState before;
        var root = events(1).getFirst().leaf();
        try (var index = EvidenceIndex.open(folder.resolve("log.db"))) {
            index.append(events(50), 77);
            before = index.state();
            root = index.tree().root(50);
        }
        try (var index = EvidenceIndex.open(folder.resolve("log.db"))) {
            assertThat(index.state().position()).isEqualTo(77);
            assertThat(index.state().size()).isEqualTo(50);
            assertThat(index.state().heads().root()).isEqualTo(before.heads().root());
            assertThat(index.tree().root(50)).isEqualTo(root);
            assertThat(index.numbers(events(1).getFirst().stream()))
                    .startsWith(0L)
                    .isSorted();

            index.clear();
            assertThat(index.state().size()).isZero();
            index.append(events(50), 77);
            assertThat(index.tree().root(50)).isEqualTo(root);
        }
    }

    @Test
    void an_event_out_of_its_turn_is_refused_and_leaves_nothing_behind() {
        try (var index = EvidenceIndex.open(folder.resolve("log.db"))) {
            var events = events(3);
            index.append(events, 3);
            var root = index.tree().root(3);

            assertThatThrownBy(() -> index.append(List.of(events.getFirst()), 4))
                    .hasMessageContaining("expected event")
                    .hasMessageContaining(events.getFirst().stream());
            assertThat(index.state().size()).isEqualTo(3);
            assertThat(index.tree().root(3)).isEqualTo(root);
        }
    }

    /** Events of some streams, in no particular order of streams. */
    private static List<Envelope> events(int count) {
        var random = new Random(1);
        var next = new HashMap<String, Long>();
        var events = new ArrayList<Envelope>();
        for (var i = 0; i < count; i++) {
            var stream = "complaint/" + random.nextInt(20);
            var sequence = next.merge(stream, 1L, Long::sum) - 1;
            events.add(new Envelope(stream, sequence, "e-" + i, "note-taken", "1", i, "admin", "{}", "{}"));
        }
        return events;
    }
}
