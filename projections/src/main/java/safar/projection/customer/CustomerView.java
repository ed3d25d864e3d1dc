package safar.projection.customer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.StreamId;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.FamilyMemory.Membership;
import safar.projection.identity.IdentityGraph;
import safar.projection.journey.Totals;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.Folding;
import safar.projection.view.PartedView;
import safar.projection.view.Share;
import safar.projection.view.Unreadable;
import safar.projection.view.ViewJson;

/** Keeps the 360-degree view of every customer. */
public final class CustomerView implements PartedView {

    /** Of the memory there is, as much as leaves room for a second view beside it. */
    private static final long REMEMBERED_BYTES = Runtime.getRuntime().maxMemory() / 8;

    private static final long USUAL_FACT_BYTES = 500;

    private final ViewStore store;
    private final IdentityGraph graph;
    private final CustomerRules published;
    private final Clock clock;
    private final FamilyMemory memory;
    private Map<StreamId, Optional<Membership>> homes = Map.of();
    private long step;

    /** Sees customers under the same rules for ever. */
    public CustomerView(ViewStore store, IdentityGraph graph, Rules rules, Clock clock) {
        this(store, graph, CustomerRules.always(rules), clock, REMEMBERED_BYTES);
    }

    /** Sees customers under the rules that its documents were folded under, and at first under those in force. */
    public CustomerView(ViewStore store, IdentityGraph graph, CustomerRules published, Clock clock) {
        this(store, graph, published, clock, REMEMBERED_BYTES);
    }

    /** A view that remembers about so many bytes of what it stored last. */
    public CustomerView(
            ViewStore store, IdentityGraph graph, CustomerRules published, Clock clock, long rememberedBytes) {
        this.store = store;
        this.graph = graph;
        this.published = published;
        this.clock = clock;
        this.memory = new FamilyMemory(store, rememberedBytes);
    }

    @Override
    public String name() {
        return Customers.VIEW;
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public CollectionSpec answers() {
        return Customers.ANSWERS;
    }

    @Override
    public List<CollectionSpec> collections() {
        return Customers.ALL;
    }

    @Override
    public void forget() {
        memory.forget();
        homes = Map.of();
    }

    @Override
    public boolean reads(Object event) {
        return Families.named(event).findAny().isPresent();
    }

    @Override
    public List<String> streams() {
        return List.of("journey/", "identity/", "complaint/");
    }

    /** A customer stands still as a whole: their family. */
    @Override
    public Set<String> stopping(Set<String> subjects) {
        return new FamilyStreams(store, graph).withFamilies(subjects);
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        return fold(new CustomerFolding(Share.WHOLE, 0, Map.of()), batch);
    }

    private static Collection<Change> fold(CustomerFolding folding, List<Recorded<?>> batch) {
        folding.take(batch);
        var changes = new ArrayList<Change>();
        folding.changes(changes::add);
        return changes;
    }

    @Override
    public Folding begin() {
        return new CustomerFolding(Share.WHOLE, 0, Map.of());
    }

    @Override
    public Collection<Change> foundation() {
        return seenUnder().news().stream().toList();
    }

    @Override
    public Map<Share, List<Recorded<?>>> parts(List<Recorded<?>> batch, Set<Share> shares, long number) {
        memory.share();
        var parting = new Parting(
                batch.stream()
                        .filter(recorded -> recorded.event() instanceof Unreadable || reads(recorded.event()))
                        .toList(),
                number,
                memory);
        step = number;
        memory.leave(parting.others(shares));
        homes = parting.homes();
        return parting.parts(shares);
    }

    @Override
    public Collection<Change> fold(Share share, List<Recorded<?>> part) {
        return fold(new CustomerFolding(share, step, homes), part);
    }

    private final class CustomerFolding implements Folding {
        private final Families families;
        private final References references = new References(store);
        private final Map<StreamId, Optional<Membership>> known;
        private final String total;
        private final @Nullable Document stored;
        private Totals totals;
        private long facts;

        /** @param known where identifiers are at home, as far as that was asked already */
        CustomerFolding(Share share, long step, Map<StreamId, Optional<Membership>> known) {
            this.families = new Families(memory, graph, step);
            this.known = known;
            this.total = Customers.total(share);
            this.stored = store.get(Customers.TOTALS.name(), Set.of(total)).get(total);
            this.totals = stored == null ? Totals.NOTHING : ViewJson.STATE.readValue(stored.json(), Totals.class);
        }

        @Override
        public void take(List<Recorded<?>> batch) {
            var events =
                    batch.stream().filter(recorded -> reads(recorded.event())).toList();
            var streams = events.stream()
                    .flatMap(recorded -> Families.named(recorded.event()))
                    .map(IdentifierRef::stream)
                    .collect(Collectors.toSet());
            families.load(streams, known);
            for (var recorded : events) {
                totals = totals.after(families.record(recorded), recorded.at());
                references.note(recorded.event());
            }
            facts += events.size();
        }

        @Override
        public long weight() {
            return families.weight() + facts * USUAL_FACT_BYTES;
        }

        @Override
        public void changes(Consumer<Change> sink) {
            if (facts == 0) {
                return;
            }
            var seen = seenUnder();
            seen.news().ifPresent(sink);
            families.changes(making(seen.rules()), sink);
            sink.accept(new Change.Put(
                    Customers.TOTALS.name(),
                    new Document(
                            total, stored == null ? 0 : stored.version(), ViewJson.STATE.writeValueAsBytes(totals)),
                    Map.of()));
            references.changes().forEach(sink);
        }
    }

    /** What time alone changes: the families of which a customer is due to change, at most {@code limit} of them. */
    public Collection<Change> foldDue(int limit) {
        var due = store.find(
                Customers.FAMILIES.name(),
                Query.of(Filter.everything().range("nextDue", null, clock.instant()), limit)
                        .ascending("nextDue"));
        var ids = due.documents().stream()
                .map(document -> new StreamId(document.id()))
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        var families = new Families(memory, graph);
        families.loadFamilies(ids);
        ids.forEach(families::touch);
        var changes = new ArrayList<Change>();
        families.changes(making(seenUnder().rules()), changes::add);
        return changes;
    }

    /** What has to be stored so that a family is as if all its events had been folded again, and nothing else; nothing where it is not known. */
    public Collection<Change> foldAgain(StreamId stream, Recollection recollection) {
        var families = new Families(memory, graph);
        families.load(Set.of(stream));
        var family = families.with(stream);
        if (family == null) {
            return List.of();
        }
        var seen = seenUnder();
        var changes = new ArrayList<>(
                families.replace(family, recollection.families(graph).with(stream)));
        families.changes(making(seen.rules()), changes::add);
        return changes;
    }

    /** @param news the change that makes them the rules of these documents, where there were none yet */
    private record Seen(Rules rules, Optional<Change> news) {}

    /** The rules of these documents; those in force become theirs with the first. */
    private Seen seenUnder() {
        var known = Customers.seenUnder(store);
        if (known.isPresent()) {
            return new Seen(published.of(known.get()), Optional.empty());
        }
        var versions = published.inForce();
        var document = new Document(Customers.RULES, 0, ViewJson.STATE.writeValueAsBytes(versions));
        return new Seen(
                published.of(versions), Optional.of(new Change.Put(Customers.TOTALS.name(), document, Map.of())));
    }

    private Making making(Rules rules) {
        return new Making(graph.under(rules.guards()), rules, clock.instant());
    }
}
