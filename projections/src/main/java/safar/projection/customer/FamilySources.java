package safar.projection.customer;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import safar.contract.identity.StreamId;

/**
 * Where everything is told of some families.
 *
 * @param streams the names of the event streams
 * @param foreign identifiers that were shared by too many when they were named here, and are at home elsewhere
 */
public record FamilySources(Set<String> streams, Set<StreamId> foreign) {

    public FamilySources {
        streams = Set.copyOf(streams);
        foreign = Set.copyOf(foreign);
    }

    /** Those of several families together, and of their members: who is at home in one of them is foreign to none. */
    static FamilySources of(Collection<Family> families, Set<StreamId> members) {
        var streams = new TreeSet<String>();
        var foreign = new TreeSet<StreamId>();
        members.forEach(stream -> streams.add(stream.streamName()));
        families.forEach(family -> {
            streams.addAll(family.eventStreams());
            foreign.addAll(family.foreign());
        });
        families.forEach(family -> family.home().forEach(ref -> foreign.remove(ref.stream())));
        return new FamilySources(streams, foreign);
    }
}
