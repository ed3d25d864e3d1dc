package safar.projection.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static safar.projection.journey.Told.day;
import static safar.projection.journey.Told.pageView;
import static safar.projection.journey.Told.touch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import safar.projection.journey.Tape.Change;
import safar.projection.journey.Tape.State;

class TapeTest {

    private final Map<Integer, List<TapeEntry>> shelf = new HashMap<>();
    private final List<Integer> loaded = new ArrayList<>();
    private State kept = State.EMPTY;
    private Tape tape = new Tape(State.EMPTY, this::load);
    private long position;

    @Test
    void facts_are_in_the_order_in_which_they_happened_however_they_came() {
        record(at(2));
        record(at(0));
        record(at(1));

        assertThat(days()).containsExactly(0, 1, 2);
    }

    @Test
    void facts_of_one_moment_are_in_the_order_of_their_source_and_id() {
        record(named("b", 0, 1));
        record(named("a", 0, 1));

        assertThat(tape.after(null)).extracting(entry -> entry.key().id()).containsExactly("a", "b");
    }

    @Test
    void what_is_delivered_again_is_passed_over() {
        var first = at(0);
        record(first);

        assertThat(tape.record(position, first)).isEqualTo(Change.NOTHING);
        assertThat(tape.record(position - 1, at(1))).isEqualTo(Change.NOTHING);
        assertThat(days()).containsExactly(0);
    }

    @Test
    void a_correction_takes_the_place_of_what_it_corrects() {
        var wrong = named("a", 0, 5);
        var right = named("a", 1, 2);
        record(wrong);
        record(at(3));

        assertThat(record(right)).isEqualTo(new Change(right, wrong));
        assertThat(days()).containsExactly(2, 3);
    }

    @Test
    void a_correction_that_comes_before_its_original_stands() {
        var right = named("a", 1, 2);

        assertThat(record(right)).isEqualTo(new Change(right, null));
        assertThat(record(named("a", 0, 5))).isEqualTo(Change.NOTHING);
        assertThat(tape.after(null)).containsExactly(right);
    }

    @Test
    void of_several_corrections_the_highest_revision_counts_in_whatever_order_they_come() {
        var last = named("a", 3, 1);
        record(named("a", 2, 2));
        record(last);

        assertThat(record(named("a", 1, 9))).isEqualTo(Change.NOTHING);
        assertThat(record(named("a", 0, 9))).isEqualTo(Change.NOTHING);
        assertThat(tape.after(null)).containsExactly(last);
    }

    @Test
    void corrections_are_still_known_after_a_restart() {
        var right = named("a", 1, 2);
        record(right);
        restart();
        record(named("a", 0, 5));

        assertThat(tape.after(null)).containsExactly(right);
    }

    @Test
    void a_tape_of_64_facts_is_one_piece_and_one_more_cuts_it_in_two() {
        IntStream.range(0, 64).forEach(day -> record(at(day)));
        assertThat(tape.state().older()).isEmpty();

        record(at(64));

        assertThat(tape.state().older())
                .singleElement()
                .satisfies(ref -> assertThat(ref.first().at()).isEqualTo(day(0)));
        assertThat(tape.state().newest())
                .hasSize(33)
                .first()
                .satisfies(entry -> assertThat(entry.key().at()).isEqualTo(day(32)));
        assertThat(days()).isEqualTo(IntStream.range(0, 65).boxed().toList());
    }

    @Test
    void in_order_no_older_chunk_is_ever_loaded() {
        for (int day = 0; day < 1_000; day++) {
            record(at(day));
            restart();
        }

        assertThat(loaded).isEmpty();
        assertThat(days()).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void a_late_fact_loads_and_changes_only_the_chunk_where_it_belongs() {
        IntStream.range(0, 300).map(day -> 2 * day).forEach(day -> record(at(day)));
        restart();
        var chunk = tape.state().older().get(2);

        record(named("late", 0, 2 * 70 + 1));

        assertThat(loaded).containsExactly(chunk.number());
        assertThat(tape.changedChunks()).containsOnlyKeys(chunk.number());
        assertThat(tape.changedChunks().get(chunk.number())).hasSize(33);
    }

    @Test
    void what_comes_after_a_place_loads_only_the_chunks_from_there_on() {
        IntStream.range(0, 300).forEach(day -> record(at(day)));
        restart();

        var late = tape.after(at(250).key());

        assertThat(late).hasSize(49).first().isEqualTo(at(251));
        assertThat(loaded).hasSizeLessThan(tape.state().older().size());
    }

    @Test
    void a_fact_from_before_all_others_goes_to_the_first_chunk() {
        IntStream.range(100, 300).forEach(day -> record(at(day)));
        restart();

        record(at(0));
        restart();

        assertThat(days().getFirst()).isZero();
        assertThat(days()).hasSize(201).isSorted();
    }

    @Test
    void a_chunk_that_fills_with_late_facts_is_cut_as_well() {
        IntStream.range(0, 100).map(day -> 100 * day).forEach(day -> record(at(day)));
        restart();
        var before = tape.state().older().size();
        for (int i = 1; i < 90; i++) {
            record(at(i));
            restart();
        }

        assertThat(tape.state().older()).hasSizeGreaterThan(before);
        assertThat(shelf.values()).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(64));
        assertThat(days()).hasSize(189).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_first_and_the_last_fact_can_be_moved_away_by_corrections() {
        IntStream.range(0, 200).forEach(day -> record(named("f-" + day, 0, day)));
        restart();

        record(named("f-0", 1, 100));
        restart();
        record(named("f-199", 1, 100));
        restart();

        assertThat(days()).hasSize(200).isSorted().startsWith(1).endsWith(198);
    }

    @Test
    void a_chunk_whose_facts_all_moved_away_is_gone() {
        IntStream.range(0, 65).forEach(day -> record(named("f-" + day, 0, day)));
        restart();
        var chunk = tape.state().older().getFirst().number();
        IntStream.range(0, 32).forEach(day -> record(named("f-" + day, 1, 1_000 + day)));

        assertThat(tape.changedChunks()).containsEntry(chunk, List.of());
        restart();
        record(at(5));
        restart();
        assertThat(days()).hasSize(66).isSorted().startsWith(5, 32);
    }

    @Test
    void the_newest_chunk_may_run_empty_and_fill_again() {
        IntStream.range(0, 65).forEach(day -> record(named("f-" + day, 0, 100 + day)));
        restart();
        IntStream.range(32, 65).forEach(day -> record(named("f-" + day, 1, day)));
        restart();
        record(at(500));
        record(at(499));
        restart();

        assertThat(days()).hasSize(67).isSorted().startsWith(32).endsWith(499, 500);
    }

    @Test
    void a_tape_is_empty_until_something_happens() {
        assertThat(tape.isEmpty()).isTrue();
        record(at(0));
        assertThat(tape.isEmpty()).isFalse();
    }

    private Change record(TapeEntry entry) {
        return tape.record(++position, entry);
    }

    /** Puts everything away as a view store would and begins again from there. */
    private void restart() {
        tape.changedChunks().forEach((number, entries) -> {
            if (entries.isEmpty()) {
                shelf.remove(number);
            } else {
                shelf.put(number, entries);
            }
        });
        kept = tape.state();
        tape = new Tape(kept, this::load);
    }

    private List<TapeEntry> load(int number) {
        loaded.add(number);
        return Objects.requireNonNull(shelf.get(number));
    }

    private List<Integer> days() {
        return tape.after(null).stream()
                .map(entry ->
                        (int) Duration.between(Told.START, entry.key().at()).toDays())
                .toList();
    }

    private static TapeEntry at(int day) {
        return named("d-" + day, 0, day);
    }

    private static TapeEntry named(String id, int revision, int day) {
        Instant at = day(day);
        return Told.entry(pageView(touch(id, revision, at, List.of(Told.ref("userId:u-7")))));
    }
}
