package safar.contract.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import safar.contract.access.TokenEvent.TokenIssued;

class TokenEventTest {

    private static final SecretHash HASH = SecretHash.of("saf_example");

    @Test
    void a_token_is_known_by_its_sha_256_and_named_by_the_first_half_of_it() {
        var abc = SecretHash.of("abc");

        assertThat(abc.hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(abc.tokenId().streamName()).isEqualTo("token/ba7816bf8f01cfea414140de5dae2223");
    }

    @Test
    void hashes_match_only_when_all_of_them_is_equal() {
        var last = HASH.hex().endsWith("0") ? "1" : "0";

        assertThat(HASH.matches(SecretHash.of("saf_example"))).isTrue();
        assertThat(HASH.matches(new SecretHash(HASH.hex().substring(0, 63) + last)))
                .isFalse();
    }

    @Test
    void roles_are_kept_in_one_order_so_that_the_same_token_is_always_stored_the_same_way() {
        var backwards = new LinkedHashSet<>(List.of(Role.SCRAPE, Role.CX, Role.INGEST));

        assertThat(issued(HASH.tokenId(), backwards).roles()).containsExactly(Role.INGEST, Role.CX, Role.SCRAPE);
    }

    @Test
    void a_token_without_a_role_or_under_the_id_of_another_is_impossible() {
        assertThatIllegalArgumentException().isThrownBy(() -> issued(HASH.tokenId(), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issued(SecretHash.of("other").tokenId(), Set.of(Role.CX)));
    }

    @Test
    void every_role_is_found_by_its_label() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(Role.of(role.label())).isEqualTo(role));
        assertThat(Role.find("ADMIN")).isEmpty();
    }

    private static TokenIssued issued(TokenId id, Set<Role> roles) {
        return new TokenIssued(id, "web shop", roles, HASH, Actor.ADMIN, Instant.parse("2027-01-01T00:00:00Z"));
    }
}
