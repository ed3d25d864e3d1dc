package safar.projection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first tests hold the tree against the reference data of Certificate Transparency (RFC 6962 and 9162). */
class MerkleTreeTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String ZERO_AND_ONE = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private static final String TWO_AND_THREE = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String FOUR = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String FOUR_AND_FIVE = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String SIX_AND_SEVEN = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

    private final GrowingLog log = new GrowingLog();

    @Test
    void roots_are_those_of_the_reference() {
        assertThat(hex(log.tree().root(0))).isEqualTo(ROOTS.getFirst());
        for (var leaf : LEAVES) {
            log.addLeaf(Hash.leaf(HexFormat.of().parseHex(leaf)));
            assertThat(hex(log.tree().root(log.size()))).isEqualTo(ROOTS.get((int) log.size()));
        }
        assertThat(hex(log.tree().root(5))).isEqualTo(ROOTS.get(5));
    }

    @Test
    void proofs_are_those_of_the_reference() {
        LEAVES.forEach(leaf -> log.addLeaf(Hash.leaf(HexFormat.of().parseHex(leaf))));

        assertThat(hex(log.tree().inclusion(5, 8))).containsExactly(FOUR, SIX_AND_SEVEN, ROOTS.get(4));
        assertThat(hex(log.tree().inclusion(2, 3))).containsExactly(ZERO_AND_ONE);
        assertThat(hex(log.tree().inclusion(1, 5))).containsExactly(ROOTS.get(1), TWO_AND_THREE, FOUR);
        assertThat(hex(log.tree().consistency(1, 1))).isEmpty();
        assertThat(hex(log.tree().consistency(6, 8))).containsExactly(FOUR_AND_FIVE, SIX_AND_SEVEN, ROOTS.get(4));
        assertThat(hex(log.tree().consistency(2, 5))).containsExactly(TWO_AND_THREE, FOUR);
    }

    @Test
    void every_leaf_leads_to_every_later_root_and_no_other_leaf_does() {
        grow(40);
        for (var size = 1L; size <= 40; size++) {
            for (var index = 0L; index < size; index++) {
                var proof = log.tree().inclusion(index, size);
                var root = log.tree().root(size);

                assertThat(Proofs.rootByInclusion(index, size, leaf(index), proof))
                        .hasValue(root);
                assertThat(Proofs.rootByInclusion(index, size, leaf(index + 1), proof))
                        .isNotEqualTo(Optional.of(root));
                assertThat(Proofs.rootByInclusion((index + 1) % (size + 1), size, leaf(index), proof))
                        .isNotEqualTo(Optional.of(root));
            }
        }
    }

    @Test
    void every_size_continues_every_earlier_one_and_no_other_log() {
        grow(40);
        for (var to = 1L; to <= 40; to++) {
            for (var from = 0L; from <= to; from++) {
                var proof = log.tree().consistency(from, to);
                var old = log.tree().root(from);
                var root = log.tree().root(to);

                assertThat(Proofs.isConsistent(from, old, to, root, proof)).isTrue();
                assertThat(Proofs.isConsistent(from, Hash.ZERO, to, root, proof))
                        .isFalse();
                assertThat(Proofs.isConsistent(from, old, to, Hash.ZERO, proof))
                        .as("nothing is the beginning of everything")
                        .isEqualTo(from == 0);
            }
        }
    }

    @Test
    void a_proof_that_is_too_long_or_too_short_leads_nowhere() {
        grow(11);
        var proof = new ArrayList<>(log.tree().inclusion(4, 11));
        var consistency = new ArrayList<>(log.tree().consistency(4, 11));
        proof.add(Hash.ZERO);
        consistency.add(Hash.ZERO);

        assertThat(Proofs.rootByInclusion(4, 11, leaf(4), proof)).isEmpty();
        assertThat(Proofs.rootByInclusion(4, 11, leaf(4), proof.subList(0, 3))).isEmpty();
        assertThat(Proofs.isConsistent(4, log.tree().root(4), 11, log.tree().root(11), consistency))
                .isFalse();
        assertThat(Proofs.isConsistent(6, log.tree().root(6), 11, log.tree().root(11), List.of()))
                .isFalse();
    }

    @Test
    void what_is_not_in_the_log_cannot_be_proven() {
        grow(3);

        assertThatThrownBy(() -> log.tree().inclusion(3, 3)).hasMessageContaining("0 to 2");
        assertThatThrownBy(() -> log.tree().consistency(4, 3)).hasMessageContaining("0 to 3");
    }

    private void grow(int leaves) {
        for (var i = 0; i < leaves; i++) {
            log.addLeaf(leaf(i));
        }
    }

    private static Hash leaf(long index) {
        return Hash.leaf(Long.toString(index).getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(hash.toString()));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }
}
