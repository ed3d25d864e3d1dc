package safar.app.node;

import java.util.Locale;

/** A part of the work that a node can take. */
public enum NodeRole {
    /** Takes what is to be written, and decides. */
    COMMAND,
    /** Keeps the views up, and does what follows from them. */
    PROJECTIONS,
    /** Answers what is asked. */
    QUERY;

    /** Its name in settings, metrics and answers. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
