package safar.command.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentityKey;
import tools.jackson.databind.JsonNode;

/**
 * Parts a delivery by the streams of its touchpoints, and sends each part where its turn is, so that one node at a time writes to a stream: one command and one append
 * a part, at most so many touchpoints and characters at once.
 */
public final class PartedIntake implements TouchpointIntake {

    private static final int PARTS = 16;
    private static final int CHARACTERS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommandGateway commands;
    private final TouchpointReader reader;
    private final Clock clock;

    public PartedIntake(CommandGateway commands, IdentityKey key, Clock clock) {
        this.commands = commands;
        this.reader = new TouchpointReader(key);
        this.clock = clock;
    }

    /** Some touchpoints of one part, with their places in the delivery. */
    private static final class Piece {
        private final List<Integer> places = new ArrayList<>();
        private final StringBuilder lines = new StringBuilder();

        boolean hasRoomFor(String line) {
            return places.size() < Limits.APPEND && lines.length() + line.length() <= CHARACTERS;
        }

        void add(int place, String line) {
            places.add(place);
            lines.append(line).append('\n');
        }
    }

    @Override
    public Receipt take(List<? extends JsonNode> elements, @Nullable String importId) {
        var parts = parted(elements, importId);
        var receipts = new ArrayList<Receipt>();
        while (!parts.isEmpty()) {
            var asked = new ArrayList<CompletableFuture<Receipt>>();
            parts.forEach((part, pieces) -> asked.add(send(part, pieces.removeFirst(), importId)));
            asked.forEach(answer -> receipts.add(answered(answer)));
            parts.values().removeIf(Deque::isEmpty);
        }
        return together(receipts);
    }

    /** What cannot be read has no stream: any part refuses it. */
    private Map<Integer, Deque<Piece>> parted(List<? extends JsonNode> elements, @Nullable String importId) {
        var now = clock.instant();
        var parts = new TreeMap<Integer, Deque<Piece>>();
        for (int place = 0; place < elements.size(); place++) {
            var candidate =
                    reader.read(place, elements.get(place), now, importId).candidate();
            var part = candidate == null
                    ? 0
                    : Math.floorMod(candidate.event().touch().stream().hashCode(), PARTS);
            // an element that could not be read is none of JSON's values: any that is no object stands for it
            var line = elements.get(place).isMissingNode()
                    ? "null"
                    : elements.get(place).toString();
            var pieces = parts.computeIfAbsent(part, _ -> new ArrayDeque<>());
            if (pieces.isEmpty() || !pieces.getLast().hasRoomFor(line)) {
                pieces.addLast(new Piece());
            }
            pieces.getLast().add(place, line);
        }
        return parts;
    }

    private CompletableFuture<Receipt> send(int part, Piece piece, @Nullable String importId) {
        var command = new TakePart("part-" + part, piece.lines.toString(), importId);
        return commands.<Receipt>send(command).thenApply(receipt -> atTheirPlaces(receipt, piece.places));
    }

    private static Receipt atTheirPlaces(Receipt receipt, List<Integer> places) {
        var rejected = receipt.rejected().stream()
                .map(rejection -> new Rejection(places.get(rejection.index()), rejection.id(), rejection.problem()))
                .toList();
        return new Receipt(receipt.accepted(), receipt.duplicates(), rejected, receipt.position());
    }

    private static Receipt answered(CompletableFuture<Receipt> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new EventStoreException("a part of the delivery was not taken", e.getCause());
        } catch (TimeoutException e) {
            throw new EventStoreException("a part of the delivery was not answered within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted while a part of the delivery was under way", e);
        }
    }

    private static Receipt together(List<Receipt> receipts) {
        return new Receipt(
                receipts.stream().mapToInt(Receipt::accepted).sum(),
                receipts.stream().mapToInt(Receipt::duplicates).sum(),
                receipts.stream()
                        .flatMap(receipt -> receipt.rejected().stream())
                        .sorted(Comparator.comparingInt(Rejection::index))
                        .toList(),
                receipts.stream().mapToLong(Receipt::position).max().orElse(0));
    }
}
