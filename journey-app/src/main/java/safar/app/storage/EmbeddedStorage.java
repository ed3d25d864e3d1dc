package safar.app.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.codec.EventSerializer;
import safar.codec.SqliteStreamKeys;
import safar.codec.StreamKeys;
import safar.codec.SurveyAnsweredUpcaster;
import safar.command.ingest.JourneyLog;
import safar.command.lifecycle.LifecycleLog;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.policy.PolicyKind;
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

/** Events in RocksDB, keys in SQLite, and views in SQLite or, where configured, MongoDB. */
@Configuration(proxyBeanMethods = false)
public class EmbeddedStorage {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataFolder dataFolder(@Value("${safar.data:data}") Path data) {
        return new DataFolder(data);
    }

    @Bean
    StreamKeys streamKeys(DataFolder data) {
        return SqliteStreamKeys.open(data.room("keys").resolve("keys.db"));
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(StreamKeys keys) {
        return new EventSerializer(keys);
    }

    @Bean
    RocksEventStorageEngine storageEngine(DataFolder data, EventSerializer serializer, MeterRegistry meters) {
        var engine = RocksEventStorageEngine.builder(data.room("events"), serializer)
                .upcasterChain(new EventUpcasterChain(new SurveyAnsweredUpcaster()))
                .build();
        Gauge.builder("safar.store.position", engine, RocksEventStorageEngine::head)
                .description("position of the last durable event")
                .baseUnit("events")
                .register(meters);
        return engine;
    }

    @Bean(destroyMethod = "shutDown")
    JourneyEventStore eventStore(RocksEventStorageEngine engine) {
        return new JourneyEventStore(engine, JourneyEventStore.builder().storageEngine(engine));
    }

    @Bean
    ViewGenerations viewStore(DataFolder data, @Value("${MONGODB_URI:#{null}}") @Nullable String mongoUri) {
        return ViewGenerations.of(ViewStores.open(data.room("views"), mongoUri));
    }

    @Bean
    JourneyLog journeyLog(RocksEventStorageEngine engine, StreamKeys keys, Clock clock, MeterRegistry meters) {
        return new EmbeddedJourneyLog(engine, keys, clock, meters);
    }

    @Bean
    Policies policies(RocksEventStorageEngine engine, List<PolicyKind> kinds) {
        return new StoredPolicies(engine, kinds);
    }

    @Bean
    LifecycleLog lifecycleLog(RocksEventStorageEngine engine, Clock clock) {
        return new EmbeddedLifecycleLog(engine, clock);
    }

    @Bean
    SubscriptionStreams subscriptionStreams(RocksEventStorageEngine engine, CommandGateway commands, Clock clock) {
        return new EmbeddedSubscriptionStreams(engine, commands, clock);
    }

    @Bean
    EventSource eventSource(RocksEventStorageEngine engine) {
        return (after, upTo) -> engine.asMessages(engine.read(after, upTo)).map(StoredJourneys::recorded);
    }

    @Bean
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
