package safar.projection.customer;

import static safar.projection.customer.FactJson.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.StreamId;
import safar.contract.touchpoint.Channel;
import safar.projection.journey.TapeEntry;
import safar.projection.journey.TouchKey;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * What is kept of the entries of a tape, each a flat array: what is written most often, and most of what is kept at all. Identifiers stand
 * only where they are others than those of the entry before.
 */
final class EntriesJson {

    private EntriesJson() {}

    static final class Writer extends ValueSerializer<List<TapeEntry>> {
        @Override
        public void serialize(List<TapeEntry> entries, JsonGenerator to, SerializationContext context) {
            List<IdentifierRef> before = List.of();
            to.writeStartArray();
            for (var entry : entries) {
                var key = entry.key();
                to.writeStartArray()
                        .writeNumber(key.at().toEpochMilli())
                        .writeString(key.source())
                        .writeString(key.id())
                        .writeNumber(entry.revision())
                        .writeString(entry.eventId())
                        .writeString(entry.channel().name());
                write(to, entry.identifiers(), before);
                before = entry.identifiers();
                if (entry.traits().isEmpty()) {
                    to.writeNull();
                } else {
                    context.writeValue(to, entry.traits());
                }
                FactJson.write(to, entry.fact());
                to.writeEndArray();
            }
            to.writeEndArray();
        }

        private static void write(JsonGenerator to, List<IdentifierRef> identifiers, List<IdentifierRef> before) {
            if (identifiers.equals(before)) {
                to.writeNull();
            } else {
                to.writeStartArray();
                for (var ref : identifiers) {
                    to.writeString(ref.type().label()).writeString(ref.stream().value());
                }
                to.writeEndArray();
            }
        }
    }

    static final class Reader extends ValueDeserializer<List<TapeEntry>> {
        @Override
        public List<TapeEntry> deserialize(JsonParser from, DeserializationContext context) {
            var entries = new ArrayList<TapeEntry>();
            while (from.nextToken() == JsonToken.START_ARRAY) {
                entries.add(entry(from, context, entries.isEmpty() ? null : entries.getLast()));
            }
            return entries;
        }

        private static TapeEntry entry(JsonParser from, DeserializationContext context, @Nullable TapeEntry before) {
            var at = Instant.ofEpochMilli(from.nextLongValue(0));
            var key = new TouchKey(at, text(from), text(from));
            var revision = from.nextIntValue(0);
            var eventId = text(from);
            var channel = channel(text(from), before);
            var identifiers = identifiers(from, before);
            Map<String, Object> traits = from.nextToken() == JsonToken.VALUE_NULL ? Map.of() : traits(from, context);
            var entry = new TapeEntry(key, revision, eventId, channel, FactJson.read(from), identifiers, traits);
            if (from.nextToken() != JsonToken.END_ARRAY) {
                throw new IllegalStateException(
                        "expected entry %s to end, found %s".formatted(eventId, from.currentToken()));
            }
            return entry;
        }

        private static Channel channel(String name, @Nullable TapeEntry before) {
            return before != null && before.channel().name().equals(name) ? before.channel() : new Channel(name);
        }

        private static List<IdentifierRef> identifiers(JsonParser from, @Nullable TapeEntry before) {
            if (from.nextToken() == JsonToken.VALUE_NULL) {
                return before == null ? List.of() : before.identifiers();
            }
            var identifiers = new ArrayList<IdentifierRef>();
            for (var type = from.nextStringValue(); type != null; type = from.nextStringValue()) {
                identifiers.add(new IdentifierRef(IdentifierType.of(type), new StreamId(text(from))));
            }
            return List.copyOf(identifiers);
        }

        @SuppressWarnings("unchecked") // the keys of a JSON object are strings
        private static Map<String, Object> traits(JsonParser from, DeserializationContext context) {
            return (Map<String, Object>) context.readValue(from, Map.class);
        }
    }
}
