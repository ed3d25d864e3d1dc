package safar.projection.store;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.types.Decimal128;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object or array as a BSON document and back without loss: properties keep their order, integers are Int64, other numbers
 * Decimal128 with their scale. A number that Decimal128 cannot hold is kept as its digits, and an array as a document with one
 * property, since BSON has documents only.
 */
final class BsonJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ARRAY = "[]";
    private static final byte DIGITS = (byte) 0x80;

    private BsonJson() {}

    static BsonDocument document(byte[] json) {
        BsonDocument document = new BsonDocument();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json);
                BsonDocumentWriter writer = new BsonDocumentWriter(document)) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("a document is a JSON object or array, found " + token);
            }
            boolean isArray = token == JsonToken.START_ARRAY;
            if (isArray) {
                writer.writeStartDocument();
                writer.writeName(ARRAY);
            }
            for (; token != null; token = parser.nextToken()) {
                copy(token, parser, writer);
            }
            if (isArray) {
                writer.writeEndDocument();
            }
        }
        return document;
    }

    private static void copy(JsonToken token, JsonParser from, BsonWriter to) {
        switch (token) {
            case START_OBJECT -> to.writeStartDocument();
            case END_OBJECT -> to.writeEndDocument();
            case START_ARRAY -> to.writeStartArray();
            case END_ARRAY -> to.writeEndArray();
            case PROPERTY_NAME -> to.writeName(from.currentName());
            case VALUE_STRING -> to.writeString(from.getString());
            case VALUE_NUMBER_INT -> {
                if (from.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    copy(from.getDecimalValue(), to);
                } else {
                    to.writeInt64(from.getLongValue());
                }
            }
            case VALUE_NUMBER_FLOAT -> copy(from.getDecimalValue(), to);
            case VALUE_TRUE, VALUE_FALSE -> to.writeBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> to.writeNull();
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IllegalArgumentException("no JSON: " + token);
        }
    }

    private static void copy(BigDecimal number, BsonWriter to) {
        try {
            to.writeDecimal128(new Decimal128(number));
        } catch (NumberFormatException tooPrecise) {
            to.writeBinaryData(new BsonBinary(DIGITS, number.toString().getBytes(StandardCharsets.US_ASCII)));
        }
    }

    static byte[] json(BsonDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
                BsonReader reader = document.asBsonReader()) {
            if (document.size() == 1 && document.isArray(ARRAY)) {
                reader.readStartDocument();
                reader.readName(ARRAY);
                copyArray(reader, generator);
            } else {
                copyObject(reader, generator);
            }
        }
        return bytes.toByteArray();
    }

    private static void copyObject(BsonReader from, JsonGenerator to) {
        from.readStartDocument();
        to.writeStartObject();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            to.writeName(from.readName());
            copyValue(from, to);
        }
        from.readEndDocument();
        to.writeEndObject();
    }

    private static void copyArray(BsonReader from, JsonGenerator to) {
        from.readStartArray();
        to.writeStartArray();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            copyValue(from, to);
        }
        from.readEndArray();
        to.writeEndArray();
    }

    private static void copyValue(BsonReader from, JsonGenerator to) {
        switch (from.getCurrentBsonType()) {
            case DOCUMENT -> copyObject(from, to);
            case ARRAY -> copyArray(from, to);
            case STRING -> to.writeString(from.readString());
            case INT64 -> to.writeNumber(from.readInt64());
            case DECIMAL128 -> to.writeNumber(from.readDecimal128().bigDecimalValue());
            case BINARY ->
                to.writeNumber(new BigDecimal(new String(from.readBinaryData().getData(), StandardCharsets.US_ASCII)));
            case BOOLEAN -> to.writeBoolean(from.readBoolean());
            case NULL -> {
                from.readNull();
                to.writeNull();
            }
            default ->
                throw new IllegalStateException(
                        "a stored document has a %s, which JSON never becomes".formatted(from.getCurrentBsonType()));
        }
    }
}
