package safar.app.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.lifecycle.Phase;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;
import safar.app.tracing.Traces;
import safar.codec.EventSerializer;
import safar.codec.MongoStreamKeys;
import safar.codec.MovableKeys;
import safar.codec.SqliteStreamKeys;
import safar.codec.StreamKeys;
import safar.codec.SurveyAnsweredUpcaster;
import safar.command.ingest.JourneyLog;
import safar.command.lifecycle.LifecycleLog;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.identity.IdentityKey;
import safar.contract.policy.PolicyKind;
import safar.eventstore.Appending;
import safar.eventstore.JourneyEventStore;
import safar.eventstore.RocksEventStorageEngine;
import safar.eventstore.StoredEvent;
import safar.projection.policy.Policies;
import safar.projection.store.ViewStores;
import safar.projection.view.EventSource;
import safar.projection.view.ViewGenerations;
import safar.query.complaint.CaseReader;
import safar.query.customer.JourneyReader;
import safar.query.replay.RecordedStreams;
import safar.query.view.StoreHead;
import safar.query.webhook.SubscriptionStreams;

/** How everything reaches the events, which are in RocksDB, and the views, which are in SQLite or, where configured, MongoDB. */
@Configuration(proxyBeanMethods = false)
public class Storage {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataFolder dataFolder(@Value("${safar.data:data}") Path data) {
        return new DataFolder(data);
    }

    /** Nodes that share views share the keys of journeys, too. */
    @Bean
    StreamKeys streamKeys(DataFolder data, Environment environment) {
        return keys(data, environment);
    }

    /** Where the environment says. */
    public static MovableKeys keys(DataFolder data, Environment environment) {
        var mongoUri = environment.getProperty("MONGODB_URI", "");
        return OnAxonServer.isConfigured(environment) && !mongoUri.isBlank()
                ? MongoStreamKeys.open(mongoUri)
                : SqliteStreamKeys.open(data.room("keys").resolve("keys.db"));
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(StreamKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    EventUpcasterChain upcasters() {
        return new EventUpcasterChain(new SurveyAnsweredUpcaster());
    }

    /** The events themselves or, where Axon Server stores them, this node's copy. */
    @Bean
    RocksEventStorageEngine storageEngine(
            DataFolder data,
            EventSerializer serializer,
            EventUpcasterChain upcasters,
            Environment environment,
            MeterRegistry meters) {
        var room = OnAxonServer.isConfigured(environment) ? "copy" : "events";
        var engine = RocksEventStorageEngine.builder(data.room(room), serializer)
                .upcasterChain(upcasters)
                .reserve(environment
                        .getProperty("safar.store.reserve", DataSize.class, DataSize.ofMegabytes(256))
                        .toBytes())
                .build();
        Gauge.builder("safar.store.position", engine, RocksEventStorageEngine::head)
                .description("position of the last durable event")
                .baseUnit("events")
                .register(meters);
        return engine;
    }

    @Bean(destroyMethod = "shutDown")
    @Conditional(OnAxonServer.Not.class)
    JourneyEventStore eventStore(RocksEventStorageEngine engine, ObjectProvider<SpanFactory> tracing) {
        var builder = JourneyEventStore.builder().storageEngine(engine);
        tracing.ifAvailable(spans -> builder.spanFactory(
                DefaultEventBusSpanFactory.builder().spanFactory(spans).build()));
        return new JourneyEventStore(engine, builder);
    }

    @Bean
    ConfigurerModule derivedIds(IdentityKey key) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS,
                () -> axon.eventBus().registerDispatchInterceptor(new DerivedIds(key))));
    }

    @Bean
    ViewGenerations viewStore(DataFolder data, @Value("${MONGODB_URI:#{null}}") @Nullable String mongoUri) {
        return ViewGenerations.of(ViewStores.open(data.room("views"), mongoUri));
    }

    @Bean
    JourneyLog journeyLog(
            RocksEventStorageEngine engine,
            Appending appending,
            StreamKeys keys,
            Clock clock,
            MeterRegistry meters,
            Traces traces) {
        return new StoredJourneyLog(engine, appending, keys, clock, meters, traces);
    }

    @Bean
    Policies policies(RocksEventStorageEngine engine, List<PolicyKind> kinds) {
        return new StoredPolicies(engine, kinds);
    }

    @Bean
    LifecycleLog lifecycleLog(RocksEventStorageEngine engine, Appending appending, Clock clock, Traces traces) {
        return new StoredLifecycleLog(engine, appending, clock, traces);
    }

    @Bean
    SubscriptionStreams subscriptionStreams(
            RocksEventStorageEngine engine, Appending appending, CommandGateway commands, Clock clock) {
        return new StoredSubscriptionStreams(engine, appending, commands, clock);
    }

    @Bean
    EventSource eventSource(RocksEventStorageEngine engine) {
        return (after, upTo) -> engine.asMessages(
                        engine.read(after, upTo).filter(stored -> !TakenIds.isOne(stored.getAggregateIdentifier())))
                .map(StoredJourneys::readable);
    }

    @Bean
    @Conditional(OnAxonServer.Not.class)
    StoreHead storeHead(RocksEventStorageEngine engine) {
        return engine::head;
    }

    @Bean
    StoredTimes storedTimes(RocksEventStorageEngine engine) {
        return position -> engine.readAt(position).map(StoredEvent::getTimestamp);
    }

    @Bean
    RecordedStreams recordedStreams(RocksEventStorageEngine engine) {
        return new StoredStreams(engine);
    }

    @Bean
    DurableHead durableHead(RocksEventStorageEngine engine) {
        return new DurableHead(engine);
    }

    @Bean
    CaseReader caseReader(RocksEventStorageEngine engine) {
        return complaint -> engine.readEvents(complaint.streamName(), 0)
                .asStream()
                .map(message -> new Recorded<>(
                        message.getIdentifier(), 0, message.getTimestamp(), (ComplaintEvent) message.getPayload()));
    }

    @Bean
    JourneyReader journeyReader(RocksEventStorageEngine engine) {
        return new StoredJourneys(engine);
    }
}
