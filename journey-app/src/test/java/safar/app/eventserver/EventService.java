package safar.app.eventserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events in the order in which they came, all of a transaction or none, without gaps in any stream. */
final class EventService extends EventStoreGrpc.EventStoreImplBase {

    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String INVALID_SEQUENCE = "AXONIQ-2000";

    private final List<Event> events = new ArrayList<>();
    private final Map<String, Long> lastOfStream = new HashMap<>();
    private final Set<Reader> readers = new HashSet<>();

    @Override
    public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
        var transaction = new ArrayList<Event>();
        return new Incoming<>(answer) {
            @Override
            public void onNext(Event event) {
                transaction.add(event);
            }

            @Override
            public void onCompleted() {
                if (append(transaction)) {
                    answer.onNext(Confirmation.newBuilder().setSuccess(true).build());
                    answer.onCompleted();
                } else {
                    var reason = new Metadata();
                    reason.put(ERROR_CODE, INVALID_SEQUENCE);
                    answer.onError(Status.OUT_OF_RANGE.asRuntimeException(reason));
                }
            }
        };
    }

    /** Whether each event was the next of its stream. */
    private synchronized boolean append(List<Event> transaction) {
        var last = new HashMap<String, Long>();
        for (var event : transaction) {
            var stream = event.getAggregateIdentifier();
            var next = last.getOrDefault(stream, lastOfStream.getOrDefault(stream, -1L)) + 1;
            if (event.getAggregateSequenceNumber() != next) {
                return false;
            }
            last.put(stream, next);
        }
        lastOfStream.putAll(last);
        events.addAll(transaction);
        readers.forEach(Reader::send);
        return true;
    }

    @Override
    public synchronized void getLastToken(GetLastTokenRequest request, StreamObserver<TrackingToken> answer) {
        answer.onNext(TrackingToken.newBuilder().setToken(events.size() - 1L).build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
        return new Reader(answer);
    }

    /** Somebody who gets all events from a position on, no more at once than they have room for. */
    private final class Reader extends Incoming<GetEventsRequest> {

        private final StreamObserver<EventWithToken> answer;
        private int next;
        private long permits;

        Reader(StreamObserver<EventWithToken> answer) {
            super(answer);
            this.answer = answer;
        }

        @Override
        public void onNext(GetEventsRequest request) {
            synchronized (EventService.this) {
                // what comes after the first one only makes more room
                if (readers.add(this)) {
                    next = Math.toIntExact(request.getTrackingToken());
                }
                permits += request.getNumberOfPermits();
                send();
            }
        }

        void send() {
            for (; permits > 0 && next < events.size(); permits--) {
                answer.onNext(EventWithToken.newBuilder()
                        .setToken(next)
                        .setEvent(events.get(next))
                        .build());
                next++;
            }
        }

        @Override
        void gone() {
            synchronized (EventService.this) {
                readers.remove(this);
            }
        }
    }
}
