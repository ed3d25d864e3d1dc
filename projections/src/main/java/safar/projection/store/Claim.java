package safar.projection.store;

/** A duty that one node at a time has, asked for again and again, about once a second: whoever falls silent loses it to another. */
public interface Claim extends AutoCloseable {

    /** Takes the duty if nobody has it, or who had it is silent; answers whether it is this node's now. */
    boolean held();

    /** Gives it up, so that another node need not wait. */
    @Override
    void close();

    /** Of one who is alone. */
    static Claim alone() {
        return new Claim() {
            @Override
            public boolean held() {
                return true;
            }

            @Override
            public void close() {
                // nobody waits for it
            }
        };
    }
}
