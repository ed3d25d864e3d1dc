package safar.projection.customer;

import java.util.List;
import safar.contract.Money;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.Pair;
import safar.projection.identity.Evidence;
import safar.projection.identity.Verdict;
import safar.projection.journey.Complaints;
import safar.projection.journey.Contacts;
import safar.projection.journey.Feedback;
import safar.projection.journey.Profile;
import safar.projection.journey.Purchases;
import safar.projection.journey.Summary;
import safar.projection.journey.Tape;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;
import safar.projection.lifecycle.LifecycleState;
import safar.projection.lifecycle.MembershipChange;
import safar.projection.lifecycle.StageChange;
import safar.projection.view.ViewJson;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of families, in JSON: records as arrays of their components, which is about half as long as with their names. */
final class FamilyJson {

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter STATES = MAPPER.writerFor(Family.State.class);
    private static final ObjectReader FAMILY = MAPPER.readerFor(Family.State.class);
    private static final ObjectReader PRESENT = MAPPER.rebuild()
            .addMixIn(Journey.State.class, WithoutCheckpoints.class)
            .build()
            .readerFor(Family.State.class);
    private static final ObjectWriter CHUNKS = MAPPER.writerFor(Chunk.class);
    private static final ObjectReader CHUNK = MAPPER.readerFor(Chunk.class);

    private FamilyJson() {}

    static byte[] of(Family.State family) {
        return STATES.writeValueAsBytes(family);
    }

    static byte[] of(List<TapeEntry> chunk) {
        return CHUNKS.writeValueAsBytes(new Chunk(chunk));
    }

    static Family.State family(byte[] json) {
        return FAMILY.readValue(json);
    }

    /** As it is, without the checkpoints from which late facts would be read in: for those who only look. */
    static Family.State present(byte[] json) {
        return PRESENT.readValue(json);
    }

    private record Chunk(List<TapeEntry> newest) {}

    interface WithEntries {
        @JsonSerialize(using = EntriesJson.Writer.class)
        @JsonDeserialize(using = EntriesJson.Reader.class)
        List<TapeEntry> newest();
    }

    interface WithoutCheckpoints {
        @JsonDeserialize(using = Unread.class)
        List<Checkpoint> checkpoints();
    }

    private static final class Unread extends ValueDeserializer<List<Checkpoint>> {
        @Override
        public List<Checkpoint> deserialize(JsonParser parser, DeserializationContext context) {
            parser.skipChildren();
            return List.of();
        }
    }

    static List<TapeEntry> chunk(byte[] json) {
        return CHUNK.<Chunk>readValue(json).newest();
    }

    private static JsonMapper mapper() {
        return ViewJson.arrays(
                        Family.State.class,
                        Family.Member.class,
                        Family.Named.class,
                        Journey.State.class,
                        Folded.class,
                        Checkpoint.class,
                        Summary.class,
                        Contacts.class,
                        Purchases.class,
                        Complaints.class,
                        Feedback.class,
                        Feedback.Score.class,
                        Profile.class,
                        Profile.Decision.class,
                        LifecycleState.class,
                        StageChange.class,
                        MembershipChange.class,
                        Tape.State.class,
                        Tape.ChunkRef.class,
                        Chunk.class,
                        Money.class,
                        TouchKey.class,
                        IdentifierRef.class,
                        Pair.class,
                        Evidence.class,
                        Verdict.class)
                .addMixIn(Tape.State.class, WithEntries.class)
                .addMixIn(Chunk.class, WithEntries.class)
                .build();
    }
}
