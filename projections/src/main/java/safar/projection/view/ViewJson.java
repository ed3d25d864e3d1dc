package safar.projection.view;

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/** JSON of views: answers as the API writes them, and what is kept between batches in its shortest form. Both spell one value in one way. */
public final class ViewJson {

    /** Times in RFC 3339, entries of maps in the order of their keys. */
    public static final JsonMapper ANSWERS = common().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Times as milliseconds. */
    public static final JsonMapper STATE = common().enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build();

    private ViewJson() {}

    /** The form of {@link #STATE} with records of these types as arrays of their components, which is about half as long as with their names. */
    public static JsonMapper.Builder arrays(Class<?>... types) {
        var builder = STATE.rebuild();
        for (var type : types) {
            builder.withConfigOverride(
                    type, settings -> settings.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
        }
        return builder;
    }

    private static JsonMapper.Builder common() {
        return JsonMapper.builder()
                .addModule(new BlackbirdModule())
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
