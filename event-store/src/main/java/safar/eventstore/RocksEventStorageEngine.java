package safar.eventstore;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Stores events in one folder for one process. Positions begin at 1 and have no holes; a token's index is the last position read.
 * Readers see only what is durable; the lookups of writers see events as soon as they are written.
 */
public final class RocksEventStorageEngine extends AbstractEventStorageEngine implements Appending, AutoCloseable {

    private final RocksSettings settings;
    private final Folder folder;
    private final Space space;
    private final Acknowledged acknowledged;
    private final GroupCommit commit;
    private final Journal journal;
    private final EventLog log;
    private final EventIds ids;
    private final Streams streams;
    private final Snapshots snapshots;
    private final RecordFormat format;
    private final CompactName compact;

    private RocksEventStorageEngine(Builder builder) {
        super(builder);
        settings = builder.settings;
        folder = new Opening(builder.path, settings).open();
        space = new Space(builder.path, builder.reserve);
        acknowledged = Acknowledged.in(builder.path);
        var names = new Names(folder);
        compact = new CompactName(names);
        format = new RecordFormat(names, getEventSerializer());
        log = new EventLog(folder);
        ids = new EventIds(folder);
        streams = new Streams(folder, compact);
        snapshots = new Snapshots(folder, compact, new RecordFormat(names, getSnapshotSerializer()));
        commit = new GroupCommit(log.last(), builder.syncThrough.apply(this::sync), settings.patience());
        journal = new Journal(folder, ids, streams, commit);
    }

    /** Opens the folder, or makes it, when built. */
    public static Builder builder(Path folder, Serializer serializer) {
        return new Builder(folder, serializer);
    }

    /**
     * Writes events, all or none, in this order and at the end of everything written before; they become durable, and visible to
     * readers, a moment later.
     *
     * @throws NoSpaceException when the disk is about to be full
     */
    @Override
    public Append enqueue(List<? extends EventMessage<?>> events) {
        space.refuseWhenScarce();
        var drafts = events.stream().map(event -> format.draft(inStream(event))).toList();
        var last = journal.append(drafts, settings.patience());
        return new Append() {
            @Override
            public long lastPosition() {
                return last;
            }

            @Override
            public void awaitDurable() {
                RocksEventStorageEngine.this.awaitDurable(last);
            }
        };
    }

    /** Returns once everything up to a position survives a power cut; throws an EventStoreException if that cannot be had in time. */
    public void awaitDurable(long position) {
        commit.await(position);
    }

    /** Tells the new head each time it moves, on the thread that acknowledges: a listener must be quick. */
    public Registration onDurable(LongConsumer listener) {
        return commit.listen(listener);
    }

    /** The last durable position, 0 in an empty store. */
    public long head() {
        return commit.head();
    }

    /** Whether events can be stored; after a failure not until the folder is opened again, and without space not until there is some. */
    public boolean healthy() {
        return commit.healthy() && folder.healthy() && space.isEnough();
    }

    public OptionalLong positionOf(String eventId) {
        return ids.positions(List.of(compact.lookup(eventId))).getFirst();
    }

    /** The positions of those event ids that are known. */
    public Map<String, Long> positionsOf(Collection<String> eventIds) {
        var asked = List.copyOf(eventIds);
        var found = ids.positions(asked.stream().map(compact::lookup).toList());
        var positions = new HashMap<String, Long>();
        for (var i = 0; i < asked.size(); i++) {
            if (found.get(i).isPresent()) {
                positions.put(asked.get(i), found.get(i).getAsLong());
            }
        }
        return positions;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.of(streams.last(stream)).filter(last -> last != Streams.NOT_BEGUN);
    }

    /** The sequence number of the next event of a stream, which is how many it has. */
    public long nextSequenceNumberFor(String stream) {
        return streams.last(stream) + 1;
    }

    /** The event at a position, if it is durable. */
    public Optional<StoredEvent> readAt(long position) {
        return position < 1 || position > head()
                ? Optional.empty()
                : Optional.of(format.read(log.at(List.of(position)).getFirst()));
    }

    /** The durable events after a position up to and with another, fetched as they are consumed. */
    public Stream<StoredEvent> read(long afterPosition, long limitPosition) {
        return Pages.of(last ->
                log.page(last == null ? afterPosition : last.position(), Math.min(limitPosition, head())).stream()
                        .map(format::read)
                        .toList());
    }

    /** The same, but only of streams whose names begin with one of these; the others are passed over without being read whole. */
    public Stream<StoredEvent> read(long afterPosition, long limitPosition, List<String> beginnings) {
        return Pages.<EventLog.Entry>of(last ->
                        log.page(last == null ? afterPosition : last.position(), Math.min(limitPosition, head())))
                .filter(entry -> format.isInStream(entry, beginnings))
                .map(format::read);
    }

    /** The durable events of a stream, oldest first, fetched as they are consumed. */
    public Stream<StoredEvent> readStream(String stream) {
        return readEventData(stream, 0);
    }

    /** The durable events of a stream up to and with a position, oldest first, fetched as they are consumed. */
    public Stream<StoredEvent> readStream(String stream, long limitPosition) {
        return readStream(stream, 0, limitPosition);
    }

    /** The same from a sequence number on. */
    public Stream<StoredEvent> readStream(String stream, long firstSequence, long limitPosition) {
        return Pages.of(last -> log
                .at(streams.positions(
                        stream,
                        last == null ? firstSequence : last.getSequenceNumber() + 1,
                        Math.min(limitPosition, head())))
                .stream()
                .map(format::read)
                .toList());
    }

    /** The position of the last durable event that was recorded before a time; 0 when there is none. */
    public long lastBefore(Instant time) {
        return log.lastBefore(time.toEpochMilli(), head());
    }

    /** The same events as the messages that handlers see. */
    public Stream<TrackedEventMessage<?>> asMessages(Stream<StoredEvent> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(events, getEventSerializer(), upcasterChain);
    }

    /** Writes a copy that can be opened as a store of its own into a folder that does not exist yet. */
    public void checkpoint(Path target) {
        var durable = head();
        folder.checkpoint(target);
        try (var mark = Acknowledged.in(target)) {
            mark.upTo(durable);
        }
    }

    /** Brings the files into their smallest form at once, which the store otherwise does by and by. */
    public void compact() {
        folder.compact();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return head() == 0 ? null : new GlobalSequenceTrackingToken(0);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        var head = head();
        return head == 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        var head = head();
        return head == 0 ? null : new GlobalSequenceTrackingToken(lastBefore(time));
    }

    /** Lets what was written become durable, then lets go of the folder; closing again does nothing. */
    @Override
    public void close() {
        journal.close(settings.patience());
        commit.close();
        folder.close(settings.patience());
        acknowledged.close();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        enqueue(events).awaitDurable();
    }

    @Override
    protected Stream<StoredEvent> readEventData(@Nullable TrackingToken token, boolean mayBlock) {
        return read(position(token), Long.MAX_VALUE);
    }

    @Override
    protected Stream<StoredEvent> readEventData(String stream, long firstSequence) {
        return readStream(stream, firstSequence, Long.MAX_VALUE);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot);
    }

    @Override
    protected Stream<StoredEvent> readSnapshotData(String stream) {
        return snapshots.newest(stream).stream();
    }

    private void sync(long position) {
        folder.run("sync its log", db -> {
            db.syncWal();
            return position;
        });
        acknowledged.upTo(position);
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default -> throw new IllegalArgumentException("expected a global sequence token, found " + token);
        };
    }

    private static DomainEventMessage<?> inStream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0, event, event::getTimestamp);
    }

    /** What an engine is made of; serializer and folder are all it needs. */
    public static final class Builder extends AbstractEventStorageEngine.Builder {

        private final Path path;
        private RocksSettings settings = RocksSettings.defaults();
        private UnaryOperator<GroupCommit.Sync> syncThrough = UnaryOperator.identity();
        private long reserve;

        private Builder(Path path, Serializer serializer) {
            this.path = path;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
        }

        public Builder settings(RocksSettings settings) {
            this.settings = settings;
            return this;
        }

        /** So many bytes of the disk are left free: before that, events are refused. */
        public Builder reserve(long bytes) {
            this.reserve = bytes;
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        Builder syncThrough(UnaryOperator<GroupCommit.Sync> syncThrough) {
            this.syncThrough = syncThrough;
            return this;
        }

        public RocksEventStorageEngine build() {
            return new RocksEventStorageEngine(this);
        }
    }
}
