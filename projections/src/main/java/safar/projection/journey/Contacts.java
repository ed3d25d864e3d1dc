package safar.projection.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import safar.projection.journey.Fact.Counted;

/** How often, by which channels and in which ways customer and company met. */
public record Contacts(
        int touchpoints,
        SortedMap<String, Integer> byType,
        SortedMap<String, Integer> byChannel,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Instant lastByCustomer,
        @Nullable String lastChannel) {

    public static final Contacts NONE =
            new Contacts(0, Collections.emptySortedMap(), Collections.emptySortedMap(), null, null, null, null);

    Contacts with(TapeEntry entry) {
        if (!(entry.fact() instanceof Counted counted)) {
            return this;
        }
        var at = entry.key().at();
        return new Contacts(
                touchpoints + 1,
                plusOne(byType, counted.type()),
                plusOne(byChannel, entry.channel().name()),
                first == null ? at : first,
                at,
                counted.byCustomer() ? at : lastByCustomer,
                entry.channel().name());
    }

    public int of(String type) {
        return byType.getOrDefault(type, 0);
    }

    private static SortedMap<String, Integer> plusOne(SortedMap<String, Integer> counts, String key) {
        var more = new TreeMap<>(counts);
        more.merge(key, 1, Integer::sum);
        return more;
    }
}
