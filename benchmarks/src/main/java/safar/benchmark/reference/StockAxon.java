package safar.benchmark.reference;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.GenericTokenTableFactory;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.AbstractEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Axon Framework as its documentation sets it up without Axon Server: events in a database through JDBC, an annotated aggregate, the default
 * event processor with its token in the same database.
 */
final class StockAxon implements AutoCloseable {

    private static final String PROCESSOR = "customers";
    private static final int MOST_CONNECTIONS = 64;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int END_MILLIS = 500;

    private final JdbcConnectionPool database;
    private final StockCustomerView view;
    private final Configuration axon;

    private StockAxon(JdbcConnectionPool database, StockCustomerView view) {
        this.database = database;
        this.view = view;
        this.axon = configure();
    }

    static StockAxon start(Path folder) throws SQLException {
        var url = "jdbc:h2:file:%s;WRITE_DELAY=0"
                .formatted(folder.resolve("events").toAbsolutePath());
        var database = JdbcConnectionPool.create(url, "sa", "");
        database.setMaxConnections(MOST_CONNECTIONS);
        var axon = new StockAxon(database, new StockCustomerView(folder.resolve("view.db")));
        axon.axon.start();
        return axon;
    }

    private Configuration configure() {
        var serializer = JacksonSerializer.defaultSerializer();
        var connections = new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(database));
        return DefaultConfigurer.defaultConfiguration(false)
                // it would wait five seconds at its end, when all is measured
                .configureLifecyclePhaseTimeout(END_MILLIS, TimeUnit.MILLISECONDS)
                .configureSerializer(_ -> serializer)
                .configureEmbeddedEventStore(_ -> engine(serializer, connections))
                .registerComponent(TokenStore.class, _ -> tokens(serializer, connections))
                .configureAggregate(StockCustomer.class)
                .eventProcessing(
                        processing -> processing.byDefaultAssignTo(PROCESSOR).registerEventHandler(_ -> view))
                .buildConfiguration();
    }

    private static EventStorageEngine engine(Serializer serializer, ConnectionProvider connections) {
        var engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .build();
        engine.createSchema(new Tables());
        return engine;
    }

    private static TokenStore tokens(Serializer serializer, ConnectionProvider connections) {
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
        tokens.createSchema(GenericTokenTableFactory.INSTANCE);
        return tokens;
    }

    /** Returns when the touchpoint is stored. */
    void record(TouchpointRecorded touchpoint) {
        axon.commandGateway().sendAndWait(new RecordTouchpoint(touchpoint.customer(), touchpoint));
    }

    /** Lets the view see every event again; to be awaited as before. */
    void replay() throws SQLException {
        var processor = processor();
        processor.shutDown();
        view.clear();
        processor.resetTokens();
        processor.start();
    }

    /** Returns when the view has seen so many touchpoints. */
    void awaitView(long touchpoints) throws SQLException, InterruptedException {
        var began = System.nanoTime();
        while (view.touchpoints() < touchpoints) {
            if (System.nanoTime() - began > LONGEST_WAIT.toNanos()) {
                throw new IllegalStateException("expected the view to see %,d touchpoints within %s, found %,d"
                        .formatted(touchpoints, LONGEST_WAIT, view.touchpoints()));
            }
            Thread.sleep(20);
        }
    }

    private StreamingEventProcessor processor() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(PROCESSOR, StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    public void close() throws SQLException {
        axon.shutdown();
        view.close();
        database.dispose();
    }

    /** Payloads in the rows themselves, which H2 reads and writes faster than large objects. */
    private static final class Tables extends AbstractEventTableFactory {
        @Override
        protected String idColumnType() {
            return "BIGINT GENERATED BY DEFAULT AS IDENTITY";
        }

        @Override
        protected String payloadType() {
            return "VARBINARY(100000)";
        }
    }
}
