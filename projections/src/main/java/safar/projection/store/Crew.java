package safar.projection.store;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The nodes that are there to share in a duty, as each of them sees it: whoever falls silent is gone after a while. */
public interface Crew extends AutoCloseable {

    /** Tells the others that this node is there, and answers who is, itself among them; to be called about once a second. */
    SortedSet<String> present();

    /** Leaves, so that the others need not wait. */
    @Override
    void close();

    /** Of one who is alone. */
    static Crew alone(String node) {
        return new Crew() {
            @Override
            public SortedSet<String> present() {
                return new TreeSet<>(List.of(node));
            }

            @Override
            public void close() {
                // nobody waits for it
            }
        };
    }
}
