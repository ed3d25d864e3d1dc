package safar.codec;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys that can be taken to another place: the stores of events and of keys are of use only together. */
public interface MovableKeys extends StreamKeys {

    /**
     * One key as it is kept.
     *
     * @param generation from 1; a stream gets a new one when the last was destroyed
     * @param secret null when it was destroyed, which is told on so that it stays so
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Kept(String stream, int generation, byte @Nullable [] secret) {

        public String id() {
            return stream + "." + generation;
        }
    }

    /** Passes every key that there is or was, in the order of their ids; the visitor must not ask for keys. */
    void forEach(Consumer<Kept> visitor);

    /**
     * Keeps keys, durably; those that are here already change nothing.
     *
     * @throws KeyStoreException when another key is here under the same id
     */
    void keep(Collection<Kept> keys);
}
