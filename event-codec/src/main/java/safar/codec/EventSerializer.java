package safar.codec;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import safar.contract.EventCatalogue;
import safar.contract.Sealable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events under the names of the catalogue, with their personal components sealed under the key of the stream of whom they are about, and reads them back.
 * What the catalogue does not name is refused, so no stored name can ever load a class.
 */
public final class EventSerializer extends Jackson3Serializer {

    static final String PERSONAL = "personal";

    private final Map<Class<?>, Set<String>> personal = EventCatalogue.types().keySet().stream()
            .collect(Collectors.toUnmodifiableMap(type -> type, PersonalComponents::of));
    private final JsonMapper openMapper;
    private final JsonMapper personalMapper;
    private final Seal seal;

    public EventSerializer(StreamKeys keys) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(StoredJson::settings));
        this.openMapper = mapper(false);
        this.personalMapper = mapper(true);
        this.seal = new Seal(keys);
    }

    @Override
    public <T> SerializedObject<T> serialize(Object event, Class<T> representation) {
        if (!(event instanceof Sealable sealable)) {
            return super.serialize(event, representation);
        }
        try {
            var json = personalMapper.writeValueAsBytes(event);
            var form = json.length <= 2
                    ? openMapper.writeValueAsBytes(event)
                    : withSealed(openMapper.writeValueAsBytes(event), seal.close(sealable.sealedUnder(), json));
            var content = representation.isInstance(form)
                    ? representation.cast(form)
                    : getConverter().convert(form, representation);
            return new SimpleSerializedObject<>(content, representation, typeForClass(event.getClass()));
        } catch (JacksonException e) {
            throw new SerializationException(
                    "could not write a " + typeForClass(event.getClass()).getName(), e);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = classForType(stored.getType());
        if (!personal.containsKey(type)) {
            return super.deserialize(stored);
        }
        try {
            return (T)
                    (stored.getData() instanceof JsonNode json
                            ? read((ObjectNode) json, type)
                            : read(getConverter().convert(stored, byte[].class).getData(), type));
        } catch (JacksonException e) {
            throw new SerializationException(
                    "could not read a stored " + stored.getType().getName(), e);
        }
    }

    /** Reads what {@link #withSealed} wrote in one pass, anything else by way of a tree. */
    private Object read(byte[] json, Class<?> type) {
        var tail = SealedTail.beginning(json);
        if (tail < 0) {
            return read((ObjectNode) openMapper.readTree(json), type);
        }
        var sealed = openMapper.readValue(json, tail, json.length - 1 - tail, Sealed.class);
        return openMapper.readValue(SealedTail.replaced(json, tail, seal.open(sealed)), type);
    }

    private Object read(ObjectNode node, Class<?> type) {
        var sealed = node.remove(PERSONAL);
        if (sealed != null) {
            seal.open(openMapper.treeToValue(sealed, Sealed.class))
                    .ifPresent(json -> node.setAll((ObjectNode) openMapper.readTree(json)));
        }
        return openMapper.treeToValue(node, type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return EventCatalogue.typeOf(type)
                .<SerializedType>map(
                        stored -> new SimpleSerializedType(stored.name(), Integer.toString(stored.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        return EventCatalogue.classOf(type.getName())
                .<Class>map(known -> known)
                .orElseGet(() -> type.getName().startsWith("org.axonframework.")
                        ? super.classForType(type)
                        : UnknownSerializedType.class);
    }

    private byte[] withSealed(byte[] open, Sealed sealed) {
        var tail = openMapper.writeValueAsBytes(Map.of(PERSONAL, sealed));
        var joined = new byte[open.length + tail.length - 1];
        System.arraycopy(open, 0, joined, 0, open.length - 1);
        joined[open.length - 1] = ',';
        System.arraycopy(tail, 1, joined, open.length, tail.length - 1);
        return joined;
    }

    private static JsonMapper mapper(boolean personalOnly) {
        return StoredJson.settings(JsonMapper.builder())
                .addModule(new SimpleModule().setSerializerModifier(new PersonalComponents(personalOnly)))
                .build();
    }
}
