package safar.projection.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import safar.contract.Recorded;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenEvent.TokenIssued;
import safar.contract.access.TokenEvent.TokenRevoked;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

class TokenViewTest {

    private static final Instant TEN = Instant.parse("2026-05-03T10:00:00Z");
    private static final SecretHash HASH = SecretHash.of("saf_example");
    private static final String ID = HASH.tokenId().value();
    private static final Recorded<?> ISSUED = new Recorded<>(
            "e-1",
            1,
            TEN,
            new TokenIssued(
                    HASH.tokenId(),
                    "web shop",
                    Set.of(Role.CX),
                    HASH,
                    Actor.ADMIN,
                    Instant.parse("2027-01-01T00:00:00Z")));
    private static final Recorded<?> REVOKED =
            new Recorded<>("e-2", 2, TEN.plusSeconds(1), new TokenRevoked(HASH.tokenId(), Actor.ADMIN));
    private static final Recorded<?> SOMETHING_ELSE = new Recorded<>("e-3", 3, TEN, "something else");

    @TempDir
    private Path folder;

    private ViewStore store;
    private TokenView view;

    @BeforeEach
    void open() {
        store = ViewStores.open(folder, null);
        store.define(TokenView.ANSWERS);
        view = new TokenView(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_token_is_remembered_whole() {
        take(ISSUED);

        var token = TokenView.read(document());
        assertThat(token.id()).isEqualTo(HASH.tokenId());
        assertThat(token.secretHash()).isEqualTo(HASH);
        assertThat(token.roles()).containsExactly(Role.CX);
        assertThat(token.issuedAt()).isEqualTo(TEN);
        assertThat(token.expiresAt()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(token.revocation()).isNull();
    }

    @Test
    void one_batch_or_two_make_the_same_document() {
        take(ISSUED, REVOKED);
        var atOnce = document();
        store.drop(TokenView.ANSWERS.name());
        store.define(TokenView.ANSWERS);
        take(ISSUED);
        take(REVOKED);
        var oneByOne = document();

        assertThat(oneByOne.json()).isEqualTo(atOnce.json());
    }

    @Test
    void events_that_were_seen_before_and_events_of_others_change_nothing() {
        take(ISSUED, REVOKED);

        assertThat(view.fold(List.of(ISSUED, REVOKED, SOMETHING_ELSE))).isEmpty();
    }

    private void take(Recorded<?>... batch) {
        store.apply(view.fold(List.of(batch)), Map.of());
    }

    private Document document() {
        return store.get(TokenView.ANSWERS.name(), Set.of(ID))
                .values()
                .iterator()
                .next();
    }
}
