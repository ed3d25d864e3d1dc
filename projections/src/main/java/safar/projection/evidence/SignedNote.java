package safar.projection.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A text with signatures, as C2SP signed-note has it; the text ends with a line break. */
public record SignedNote(String text, List<Line> signatures) {

    private static final String DASH = "\u2014 ";

    /** One signature: who made it, and the key's id and the signature in base64. */
    public record Line(String name, String base64) {

        String line() {
            return DASH + name + ' ' + base64;
        }
    }

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("expected the text of a note to end with a line break");
        }
        signatures = List.copyOf(signatures);
    }

    /** Reads what {@link #toString} writes. */
    public static SignedNote parse(String note) {
        var end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("expected a signed note: a text, an empty line and signatures");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(end + 2).lines().toList()) {
            var parts = line.split(" ", -1);
            if (!line.startsWith(DASH) || parts.length != 3) {
                throw new IllegalArgumentException("expected a line with a signature, found '%s'".formatted(line));
            }
            lines.add(new Line(parts[1], parts[2]));
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("expected a note with a signature, found none");
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    /** The same text with the signatures of both. */
    public SignedNote and(SignedNote other) {
        if (!text.equals(other.text)) {
            throw new IllegalArgumentException("expected two notes of the same text");
        }
        return new SignedNote(
                text,
                Stream.concat(signatures.stream(), other.signatures.stream()).toList());
    }

    /** Whether one of the signatures was made over this text with this key. */
    public boolean isSignedBy(NoteKey key) {
        return signatures.stream().anyMatch(line -> line.name().equals(key.name()) && verifies(key, line));
    }

    private boolean verifies(NoteKey key, Line line) {
        var bytes = decoded(line.base64());
        var split = Math.min(Integer.BYTES, bytes.length);
        return Arrays.equals(key.idBytes(), Arrays.copyOf(bytes, split))
                && key.verifies(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, split, bytes.length));
    }

    /** The bytes; none when the text is not the one base64 form of them. */
    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
