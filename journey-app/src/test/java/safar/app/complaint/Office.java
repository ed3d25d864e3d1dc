package safar.app.complaint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import safar.command.complaint.ComplaintModule;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintId;
import safar.contract.identity.IdentityKey;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.complaint.DeadlineRules;
import safar.projection.complaint.DeadlinesDocument;
import safar.projection.complaint.RoutingDocument;
import safar.projection.complaint.RoutingRules;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;
import safar.projection.store.ViewStores;

/** Cases that are decided as in the program, with events in memory, a view that sees each at once, and a clock that is set by hand. */
final class Office extends Clock implements AutoCloseable, CaseRules {

    static final IdentityKey KEY =
            new IdentityKey("an identity key of 32 test bytes".getBytes(StandardCharsets.US_ASCII));

    private static final DeadlineRules DEADLINES = DeadlinesDocument.parse("""
            deadlines:
              - {name: acknowledge, until: acknowledged, within: PT8H, warnBefore: PT2H}
              - {name: answer, until: answered, within: P14D, escalateTo: leads}
            """).compile(1);
    private static final RoutingRules ROUTING = RoutingDocument.parse("""
            severities: [low, high]
            rootCauses: [people]
            routes: [{name: tea, when: 'product == "tea"', to: team-tea}]
            """).compile(1);

    private final Configuration axon;
    private final ViewStore store;
    private final ComplaintView view;
    private Instant now = Instant.parse("2026-05-04T08:00:00Z");
    private long position;

    Office(Path folder) {
        store = ViewStores.open(folder, null);
        store.define(Cases.ANSWERS);
        store.define(Customers.ANSWERS);
        view = new ComplaintView(store, this);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine());
        new ComplaintModule().configureModule(configurer);
        axon = configurer.buildConfiguration();
        axon.start();
        axon.eventStore().subscribe(events -> events.forEach(event -> seen((DomainEventMessage<?>) event)));
    }

    private void seen(DomainEventMessage<?> message) {
        var recorded = new Recorded<>(message.getIdentifier(), ++position, now, message.getPayload());
        store.apply(view.fold(List.of(recorded)), Map.of(Cases.VIEW, position));
    }

    Configuration axon() {
        return axon;
    }

    ViewStore store() {
        return store;
    }

    long position() {
        return position;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** What happened in a case, oldest first. */
    Stream<Recorded<ComplaintEvent>> read(ComplaintId complaint) {
        return axon.eventStore()
                .readEvents(complaint.streamName())
                .asStream()
                .map(message -> new Recorded<>(
                        message.getIdentifier(),
                        message.getSequenceNumber() + 1,
                        message.getTimestamp(),
                        (ComplaintEvent) message.getPayload()));
    }

    @Override
    public DeadlineRules deadlines(Instant known) {
        return DEADLINES;
    }

    @Override
    public RoutingRules routing() {
        return ROUTING;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public void close() {
        axon.shutdown();
        store.close();
    }
}
