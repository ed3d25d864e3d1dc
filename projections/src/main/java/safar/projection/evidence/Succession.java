package safar.projection.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** That a key of the log took the place of another; said in a note that both have signed, so that whoever trusts the first can trust the second. */
public record Succession(NoteKey before, NoteKey after, Instant at) {

    private static final String FORMAT = "safar-key/1";
    private static final Pattern FORM = Pattern.compile(
            FORMAT + "\\nbefore (?<before>[^\\n]+)\\nafter (?<after>[^\\n]+)\\ntime (?<time>[^\\n]+)\\n");

    public Succession {
        if (before.equals(after) || !before.name().equals(after.name())) {
            throw new IllegalArgumentException(
                    "expected two keys of one log, found %s and %s".formatted(before, after));
        }
    }

    /** Has both keys say it. */
    public static SignedNote signed(NoteSigner before, NoteSigner after, Instant at) {
        var text = new Succession(before.key(), after.key(), at).text();
        return before.sign(text).and(after.sign(text));
    }

    /** Reads a note that both keys in it have signed; any other is an error. */
    public static Succession of(SignedNote note) {
        var form = FORM.matcher(note.text());
        if (!form.matches()) {
            throw new IllegalArgumentException("expected the succession of a key in four lines");
        }
        var succession = new Succession(
                NoteKey.parse(form.group("before")),
                NoteKey.parse(form.group("after")),
                Instant.parse(form.group("time")));
        if (!note.isSignedBy(succession.before()) || !note.isSignedBy(succession.after())) {
            throw new IllegalArgumentException("expected the signatures of both keys");
        }
        return succession;
    }

    /** The keys that lead to this one, itself included, the oldest first; {@code notes} are in the order of time. */
    public static List<NoteKey> leadingTo(NoteKey key, List<Succession> notes) {
        var keys = new ArrayList<>(List.of(key));
        for (var succession : notes.reversed()) {
            if (succession.after().equals(keys.getFirst())) {
                keys.addFirst(succession.before());
            }
        }
        return keys;
    }

    String text() {
        return "%s\nbefore %s\nafter %s\ntime %s\n".formatted(FORMAT, before, after, at);
    }
}
