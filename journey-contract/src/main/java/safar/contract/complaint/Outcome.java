package safar.contract.complaint;

import java.util.Locale;

/** How a case ended. */
public enum Outcome {
    /** Upheld, with redress. */
    REDRESS,
    /** Upheld; nothing had to be made good. */
    UPHELD,
    PARTLY_UPHELD,
    /** Not upheld; the reasons are given. */
    REJECTED,
    /** Taken back by whoever complained. */
    WITHDRAWN;

    /** The name in the API and in stored events. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the complaint was found right, at least in part. */
    public boolean upheld() {
        return switch (this) {
            case REDRESS, UPHELD, PARTLY_UPHELD -> true;
            case REJECTED, WITHDRAWN -> false;
        };
    }
}
