package safar.app.access;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import safar.contract.Recorded;
import safar.contract.access.TokenEvent;
import safar.contract.access.TokenId;
import safar.projection.access.IssuedToken;
import safar.projection.access.TokenDirectory;

/** Reads a token from its own stream, one event or two: never behind, whatever the views are doing. */
final class TokenStreams implements IssuedTokens {

    private final EventStorageEngine events;

    TokenStreams(EventStorageEngine events) {
        this.events = events;
    }

    @Override
    public Optional<IssuedToken> byId(TokenId id) {
        return TokenDirectory.VIEW.replay(
                events.readEvents(id.streamName(), 0).asStream().map(TokenStreams::recorded));
    }

    private static Recorded<TokenEvent> recorded(DomainEventMessage<?> message) {
        return new Recorded<>(message.getIdentifier(), message.getSequenceNumber(), message.getTimestamp(), (TokenEvent)
                message.getPayload());
    }
}
