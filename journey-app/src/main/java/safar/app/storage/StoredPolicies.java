package safar.app.storage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import safar.contract.Recorded;
import safar.contract.policy.PolicyEvent;
import safar.contract.policy.PolicyKind;
import safar.contract.policy.PolicyName;
import safar.eventstore.RocksEventStorageEngine;
import safar.projection.policy.Policies;
import safar.projection.policy.PolicyVersion;
import safar.projection.policy.PolicyView;

/** Reads policies from their own streams, and again only once something was added. */
final class StoredPolicies implements Policies {

    private static final long NONE = -1;

    private final RocksEventStorageEngine engine;
    private final Map<PolicyName, PolicyKind> kinds;
    private final Map<PolicyName, Known> known = new ConcurrentHashMap<>();

    StoredPolicies(RocksEventStorageEngine engine, List<PolicyKind> kinds) {
        this.engine = engine;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(PolicyKind::name, Function.identity()));
    }

    private record Known(long lastSequence, List<PolicyVersion> history) {}

    @Override
    public List<PolicyVersion> history(PolicyName name) {
        var last = engine.lastSequenceNumberFor(name.streamName()).orElse(NONE);
        return known.compute(name, (_, seen) -> seen != null && seen.lastSequence() >= last ? seen : read(name))
                .history();
    }

    private Known read(PolicyName name) {
        var kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("expected one of %s, found %s".formatted(kinds.keySet(), name));
        }
        var messages = engine.readEvents(name.streamName(), 0).asStream().toList();
        var history = PolicyView.of(kind).replay(messages.stream().map(this::recorded));
        return new Known(messages.isEmpty() ? NONE : messages.getLast().getSequenceNumber(), history);
    }

    private Recorded<PolicyEvent> recorded(DomainEventMessage<?> message) {
        var position = engine.positionOf(message.getIdentifier())
                .orElseThrow(() -> new IllegalStateException(
                        "expected a position of the event %s, found none".formatted(message.getIdentifier())));
        return new Recorded<>(
                message.getIdentifier(), position, message.getTimestamp(), (PolicyEvent) message.getPayload());
    }
}
