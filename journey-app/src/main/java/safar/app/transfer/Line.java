package safar.app.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One line of an exported file: what it is, the keys, the events in their order, and the end with the digest of what came before. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Head.class, name = "safar-events"),
    @JsonSubTypes.Type(value = Line.Key.class, name = "key"),
    @JsonSubTypes.Type(value = Line.Event.class, name = "event"),
    @JsonSubTypes.Type(value = Line.End.class, name = "end")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Line {

    /** The form of what follows. */
    record Head(int format) implements Line {}

    /**
     * A key of personal data.
     *
     * @param wrapped the key, wrapped under the transfer key and in base64; absent when it was destroyed
     */
    record Key(String stream, int generation, @Nullable String wrapped) implements Line {}

    /**
     * An event as it is stored, with what is sealed in it still sealed.
     *
     * @param number its place among them, from 1
     * @param at when it was stored, in milliseconds
     * @param metadata absent when there is none
     * @param payload the JSON, as it stands in the store
     */
    record Event(
            long number,
            String id,
            String stream,
            long sequence,
            String of,
            String type,
            @Nullable String revision,
            long at,
            @Nullable String metadata,
            String payload)
            implements Line {}

    /** How many there were, and the digest over all events. */
    record End(long events, long keys, String digest) implements Line {}
}
