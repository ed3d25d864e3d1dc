package safar.contract.evidence;

/** What somebody saw of a case. */
public enum Sight {
    /** The case as it stands. */
    CASE,
    /** What happened in it. */
    HISTORY,
    /** Everything, with what proves it. */
    DOSSIER
}
