package safar.projection.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import safar.contract.Recorded;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;
import safar.projection.customer.FamilyMemory.Membership;
import safar.projection.view.Share;
import safar.projection.view.Subjects;

/**
 * Parts a batch so that no family is changed by two of the parts. Events belong together when they name the same family or are about the same, and fall on the share of
 * the smallest name among all that they name. Families are those from before the step, so that every node sees the same, whatever has been stored of the step by then.
 */
final class Parting {

    private static final String JOURNEY = "journey/";

    private final Map<StreamId, Optional<Membership>> homes = new HashMap<>();
    private final Map<String, String> smaller = new HashMap<>();
    private final Set<StreamId> families = new HashSet<>();
    private final List<Recorded<?>> batch;
    private final long step;

    Parting(List<Recorded<?>> batch, long step, FamilyMemory memory) {
        this.batch = batch;
        this.step = step;
        var streams = batch.stream()
                .flatMap(recorded -> names(recorded.event()))
                .filter(name -> name.startsWith(JOURNEY))
                .map(Parting::stream)
                .collect(Collectors.toSet());
        var found = memory.memberships(streams);
        streams.forEach(stream -> homes.put(stream, Optional.ofNullable(found.get(stream))));
        batch.forEach(
                recorded -> joinAll(names(recorded.event()).map(this::family).toList()));
    }

    /** Where the identifiers that the batch names are at home by now. */
    Map<StreamId, Optional<Membership>> homes() {
        return homes;
    }

    /** The events of these shares, in their order. */
    Map<Share, List<Recorded<?>>> parts(Set<Share> shares) {
        var of = shares.iterator().next().of();
        var parts = new HashMap<Share, List<Recorded<?>>>();
        shares.forEach(share -> parts.put(share, new ArrayList<>()));
        for (var recorded : batch) {
            names(recorded.event()).findFirst().map(this::family).ifPresent(name -> {
                var part = parts.get(Share.of(smallest(name), of));
                if (part != null) {
                    part.add(recorded);
                }
            });
        }
        return parts;
    }

    /** The families that the batch may change and that fall on none of these shares. */
    Collection<StreamId> others(Set<Share> shares) {
        var of = shares.iterator().next().of();
        return families.stream()
                .filter(family -> !shares.contains(Share.of(smallest(family.value()), of)))
                .toList();
    }

    private static Stream<String> names(Object event) {
        return Stream.concat(
                Families.named(event).map(IdentifierRef::stream).map(StreamId::streamName),
                Subjects.of(event).stream());
    }

    private static StreamId stream(String name) {
        return new StreamId(name.substring(JOURNEY.length()));
    }

    private String family(String name) {
        if (!name.startsWith(JOURNEY)) {
            return name;
        }
        var stream = stream(name);
        var family = homes.getOrDefault(stream, Optional.empty())
                .map(membership -> membership.familyBefore(step))
                .orElse(stream);
        families.add(family);
        return family.value();
    }

    private void joinAll(List<String> names) {
        for (var name : names) {
            var first = smallest(names.getFirst());
            var other = smallest(name);
            if (first.compareTo(other) < 0) {
                smaller.put(other, first);
            } else if (!first.equals(other)) {
                smaller.put(first, other);
            }
        }
    }

    private String smallest(String name) {
        var found = name;
        for (var next = smaller.get(found); next != null; next = smaller.get(found)) {
            var further = smaller.get(next);
            if (further != null) {
                smaller.put(found, further);
            }
            found = next;
        }
        return found;
    }
}
