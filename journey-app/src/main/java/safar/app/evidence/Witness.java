package safar.app.evidence;

import java.io.IOException;
import safar.projection.evidence.SignedNote;

/** Somebody outside who keeps checkpoints, so that the log cannot be made anew behind their back. */
interface Witness {

    /** Returns once the checkpoint is kept there; throws when it is not known to be. */
    void tell(SignedNote checkpoint) throws IOException, InterruptedException;
}
