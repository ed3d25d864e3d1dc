package safar.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Type names, revisions and heads of stream names as small numbers, written to the log before the first record that uses them. */
final class Names {

    /** Stands for no name. */
    static final int NONE = 0;
    /** The name has no number, or none is left for it. */
    static final int FULL = -1;

    static final int MOST = 10_000;
    private static final byte PREFIX = 'n';

    private final Folder folder;
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> names = new CopyOnWriteArrayList<>();

    Names(Folder folder) {
        this.folder = folder;
        for (var name = folder.get(Column.META, key(1)); name != null; ) {
            names.add(new String(name, StandardCharsets.UTF_8));
            numbers.put(names.getLast(), names.size());
            name = folder.get(Column.META, key(names.size() + 1));
        }
    }

    /** The number of a name, which is written if it is new. */
    int numberOf(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return NONE;
        }
        var known = numbers.get(name);
        return known == null ? intern(name) : known;
    }

    /** The number of a name if it has one; FULL otherwise. */
    int known(String name) {
        return name.isEmpty() ? NONE : numbers.getOrDefault(name, FULL);
    }

    @Nullable
    String nameOf(int number) {
        return number == NONE ? null : names.get(number - 1);
    }

    private synchronized int intern(String name) {
        if (names.size() == MOST) {
            return numbers.getOrDefault(name, FULL);
        }
        return numbers.computeIfAbsent(name, this::write);
    }

    private int write(String name) {
        var number = names.size() + 1;
        folder.run("write a name", db -> {
            db.put(folder.column(Column.META), key(number), name.getBytes(StandardCharsets.UTF_8));
            return number;
        });
        names.add(name);
        return number;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(PREFIX).putInt(number).array();
    }
}
