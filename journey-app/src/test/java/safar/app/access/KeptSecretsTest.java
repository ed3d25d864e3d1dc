package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import safar.contract.access.Role;

class KeptSecretsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void the_first_start_makes_an_admin_token_and_the_next_ones_keep_it() throws IOException {
        var data = folder.resolve("new/data");
        var made = AdminToken.kept(data);

        assertThat(made).matches("saf_[A-Za-z0-9_-]{43}");
        assertThat(AdminToken.kept(data)).isEqualTo(made);
        assertThat(Files.readString(data.resolve("admin.token"))).isEqualTo(made + "\n");
    }

    @Test
    void only_the_owner_may_read_what_was_made() throws IOException {
        AdminToken.kept(folder);
        new IdentityKeyFile(folder).open(Optional.empty());

        for (var name : new String[] {"admin.token", "identity.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_draft_left_by_a_crash_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve("admin.token.new"), "half");

        assertThat(AdminToken.kept(folder)).startsWith("saf_");
    }

    @Test
    void the_admin_token_makes_an_admin_and_nothing_else_does() {
        var admin = new AdminToken("a-token-of-the-operator");

        assertThat(admin.holderOf("a-token-of-the-operator").orElseThrow().roles())
                .containsExactly(Role.ADMIN);
        assertThat(admin.holderOf("a-token-of-the-operato")).isEmpty();
        assertThat(admin.holderOf("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "سفر", "line\nfeed"})
    void a_token_that_no_header_could_carry_is_refused_at_start(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AdminToken(token));
    }

    @Test
    void the_identity_key_that_was_made_is_kept() throws IOException {
        var made = new IdentityKeyFile(folder).open(Optional.empty());
        var kept = new IdentityKeyFile(folder).open(Optional.empty());

        assertThat(kept.eventId("webshop", "1", 0)).isEqualTo(made.eventId("webshop", "1", 0));
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(folder.resolve("identity.key")).strip()))
                .hasSize(32);
    }

    @Test
    void a_key_that_is_given_is_used_and_not_written_down() throws IOException {
        new IdentityKeyFile(folder).open(Optional.of(KEY));

        assertThat(folder.resolve("identity.key")).doesNotExist();
        assertThat(Files.readString(folder.resolve("identity.check"))).doesNotContain(KEY);
    }

    @Test
    void a_folder_is_not_opened_under_another_key() throws IOException {
        new IdentityKeyFile(folder).open(Optional.empty());

        assertThatIllegalStateException()
                .isThrownBy(() -> new IdentityKeyFile(folder).open(Optional.of(KEY)))
                .withMessageContaining("found another");
    }

    @Test
    void a_lost_key_is_not_silently_replaced() throws IOException {
        new IdentityKeyFile(folder).open(Optional.of(KEY));

        assertThatIllegalStateException()
                .isThrownBy(() -> new IdentityKeyFile(folder).open(Optional.empty()))
                .withMessageContaining("SAFAR_IDENTITY_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ="})
    void a_key_that_is_none_is_refused_without_being_shown(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new IdentityKeyFile(folder).open(Optional.of(key)))
                .withMessage("expected an identity key of 32 bytes in base64");
    }
}
