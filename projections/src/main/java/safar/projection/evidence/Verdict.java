package safar.projection.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What checking a dossier found; it holds when nothing was found.
 *
 * @param key by which it was checked, when one could be read
 * @param checkpoint that the dossier goes up to, when one could be read
 * @param complaint which case it is of; empty when that could not be read
 * @param events how many events of the case were found
 * @param reads how many times the case was read
 */
public record Verdict(
        List<Finding> findings,
        @Nullable NoteKey key,
        @Nullable Checkpoint checkpoint,
        String complaint,
        long events,
        long reads) {

    static Verdict unreadable(String problem) {
        return new Verdict(List.of(new Finding("", problem)), null, null, "", 0, 0);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
