package safar.app.evidence;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import safar.projection.evidence.SignedNote;

/** Tells every witness the newest checkpoint until each has it; what one missed meanwhile, the newest covers. */
final class Witnesses {

    private static final Logger logger = LoggerFactory.getLogger(Witnesses.class);

    private final List<Witness> witnesses;
    private final Map<Witness, SignedNote> told = new HashMap<>();

    Witnesses(List<Witness> witnesses) {
        this.witnesses = List.copyOf(witnesses);
    }

    synchronized void tell(SignedNote checkpoint) throws InterruptedException {
        for (var witness : witnesses) {
            if (Objects.equals(told.get(witness), checkpoint)) {
                continue;
            }
            try {
                witness.tell(checkpoint);
                told.put(witness, checkpoint);
            } catch (IOException e) {
                logger.warn("{} did not take the newest checkpoint and is told again: {}", witness, e.toString());
            }
        }
    }
}
