package safar.projection.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a dossier, with what leads from it to the root of the log.
 *
 * @param number which leaf of the log it is, from 0
 * @param disclosed absent when the event holds no personal data, or when its key was destroyed
 */
public record ProvenEvent(
        long number,
        Envelope envelope,
        List<Hash> proof,
        @Nullable Disclosure disclosed) {}
