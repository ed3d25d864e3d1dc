package safar.projection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key and the note are the reference data of the Go implementation that C2SP signed-note was written after. */
class SignedNoteTest {

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private final NoteKey key = NoteKey.parse(PUBLIC);

    @Test
    void the_reference_note_is_signed_by_the_reference_key() {
        var note = SignedNote.parse(NOTE);

        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note).hasToString(NOTE);
        assertThat(key).hasToString(PUBLIC);
        assertThat(key.id()).isEqualTo("c74f20a3");
    }

    @Test
    void the_reference_secret_makes_the_reference_note() {
        var seed = Arrays.copyOfRange(Base64.getDecoder().decode(SECRET), 1, 33);
        var pkcs8 = "302e020100300506032b657004220420" + HexFormat.of().formatHex(seed);
        var signer = NoteSigner.of(
                "PeterNeumann",
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(pkcs8)));

        assertThat(signer.key()).isEqualTo(key);
        assertThat(signer.sign(TEXT)).hasToString(NOTE);
    }

    @Test
    void a_note_with_a_changed_character_is_not_signed() {
        assertThat(SignedNote.parse(NOTE.replace("answer", "answeR")).isSignedBy(key))
                .isFalse();
        assertThat(SignedNote.parse(NOTE.replace("x08go/", "x08go+")).isSignedBy(key))
                .isFalse();
        assertThat(SignedNote.parse(NOTE.replace("\u2014 Peter", "\u2014 Petra"))
                        .isSignedBy(key))
                .isFalse();
    }

    @Test
    void another_signature_beside_it_does_no_harm() {
        var other = NoteSigner.of("witness.example", NoteSigner.newSecret());
        var note =
                SignedNote.parse(NOTE + other.sign(TEXT).signatures().getFirst().line() + "\n");

        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(note.isSignedBy(other.key())).isTrue();
    }

    @Test
    void keys_and_notes_of_another_form_are_refused() {
        for (var wrong :
                List.of("PeterNeumann+c74f20a3", PUBLIC.replace("c74f", "c74e"), PUBLIC + "AA", "a b+c74f20a3+AA")) {
            assertThatThrownBy(() -> NoteKey.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        for (var wrong : List.of("", "text\n", TEXT + "\n", TEXT + "\nno dash\n", NOTE.strip())) {
            assertThatThrownBy(() -> SignedNote.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NoteSigner.of("log.example", "AAAA")).hasMessageContaining("openssl");
    }

    @Test
    void a_checkpoint_is_read_as_it_was_written() {
        var checkpoint =
                new Checkpoint("log.example", 12, Hash.OF_NOTHING, 3, Hash.ZERO, Instant.parse("2026-05-03T10:00:00Z"));

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(checkpoint.text()).startsWith("log.example\n12\n" + Hash.OF_NOTHING + "\n");
        assertThatThrownBy(() -> Checkpoint.parse("log.example\n012\n")).hasMessageContaining("five lines");
    }
}
