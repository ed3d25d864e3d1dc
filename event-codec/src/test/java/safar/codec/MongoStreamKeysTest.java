package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import safar.codec.MovableKeys.Kept;
import safar.contract.identity.StreamId;

/** Keys that several nodes share. */
final class MongoStreamKeysTest {

    private static final StreamId ADA = new StreamId("38h82haqenv4n1tdk39cmk7efb");
    private static final StreamId SAM = new StreamId("2isi7h1kjj26qh3m3kvmf7b9of");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString() + "/safar";

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void the_key_that_was_stored_first_is_that_of_every_node() {
        try (var one = MongoStreamKeys.open(uri);
                var other = MongoStreamKeys.open(uri)) {
            one.prepare(List.of(ADA));
            other.prepare(List.of(ADA, SAM));
            assertThat(other.current(ADA).secret()).isEqualTo(one.current(ADA).secret());
            assertThat(one.current(SAM).secret()).isEqualTo(other.current(SAM).secret());
            assertThat(other.find(one.current(ADA).id())).hasValue(one.current(ADA));
        }
    }

    @Test
    void a_destroyed_key_is_gone_for_good_and_the_next_has_another_id() {
        try (var keys = MongoStreamKeys.open(uri)) {
            var first = keys.current(ADA).id();
            keys.destroy(ADA);
            assertThat(keys.find(first)).isEmpty();
            assertThat(keys.current(ADA).id()).isNotEqualTo(first);
        }
        try (var later = MongoStreamKeys.open(uri)) {
            assertThat(later.find(first(later))).isPresent();
        }
    }

    @Test
    void keys_that_were_moved_open_the_same_and_one_that_was_destroyed_stays_so() {
        try (var there = MongoStreamKeys.open(uri);
                var here = MongoStreamKeys.open(uri + "-moved")) {
            there.prepare(List.of(ADA, SAM));
            there.destroy(SAM);
            var moved = new ArrayList<Kept>();
            there.forEach(moved::add);
            here.keep(moved);
            here.keep(moved);
            assertThat(here.current(ADA)).isEqualTo(there.current(ADA));
            assertThat(here.find(SAM.value() + ".1")).isEmpty();
            assertThat(here.current(SAM).id()).isEqualTo(SAM.value() + ".2");
        }
    }

    @Test
    void a_key_takes_the_place_of_no_other() {
        try (var keys = MongoStreamKeys.open(uri)) {
            keys.prepare(List.of(ADA));
            var other = List.of(new Kept(ADA.value(), 1, new byte[32]));
            assertThatThrownBy(() -> keys.keep(other)).hasMessageContaining("found another");
        }
    }

    private static String first(StreamKeys keys) {
        return keys.current(ADA).id();
    }
}
