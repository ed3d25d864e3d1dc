package safar.projection.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadMapTest {

    @Test
    void the_head_of_every_stream_leads_to_the_root_and_no_other_head_does() {
        var map = map(IntStream.range(0, 300).boxed().toList());
        assertThat(map.size()).isEqualTo(300);

        for (var i = 0; i < 300; i++) {
            var head = head(i, 1);
            var proof = map.proof(head.stream());

            assertThat(map.find(head.stream())).hasValue(head);
            assertThat(HeadMap.rootBy(head, proof)).isEqualTo(map.root());
            assertThat(HeadMap.rootBy(head(i, 2), proof)).isNotEqualTo(map.root());
            assertThat(HeadMap.rootBy(head(i + 1, 1), proof)).isNotEqualTo(map.root());
            assertThat(proof).hasSizeLessThan(30);
        }
    }

    @Test
    void the_order_in_which_streams_came_makes_no_difference() {
        var order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        var map = map(order);
        Collections.shuffle(order, new Random(7));

        assertThat(map(order).root()).isEqualTo(map.root());
        var atOnce = HeadMap.of(order.stream().map(stream -> head(stream, 1)).toList());
        assertThat(atOnce.root()).isEqualTo(map.root());
        assertThat(atOnce.size()).isEqualTo(map.size());
        assertThat(HeadMap.of(List.of()).root()).isEqualTo(HeadMap.EMPTY.root());
    }

    @Test
    void a_longer_stream_takes_the_place_of_the_shorter_and_leaves_the_old_map_as_it_was() {
        var map = map(IntStream.range(0, 5).boxed().toList());
        var root = map.root();
        var longer = map.with(head(3, 2));

        assertThat(longer.size()).isEqualTo(5);
        assertThat(longer.find("complaint/3")).hasValue(head(3, 2));
        assertThat(longer.root()).isNotEqualTo(root);
        assertThat(map.root()).isEqualTo(root);
        assertThat(longer.with(head(3, 1)).root()).isEqualTo(root);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(HeadMap.EMPTY.find("complaint/1")).isEmpty();
        assertThat(map(IntStream.range(0, 5).boxed().toList()).find("complaint/9"))
                .isEmpty();
    }

    private static HeadMap map(Iterable<Integer> streams) {
        var map = HeadMap.EMPTY;
        for (var stream : streams) {
            map = map.with(head(stream, 1));
        }
        return map;
    }

    private static Head head(int stream, int length) {
        var head = Head.before("complaint/" + stream);
        for (var i = 0; i < length; i++) {
            head = head.and(Hash.leaf("%d/%d".formatted(stream, i).getBytes(StandardCharsets.US_ASCII)));
        }
        return head;
    }
}
