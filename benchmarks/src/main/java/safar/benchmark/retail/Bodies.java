package safar.benchmark.retail;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Turns touchpoints into the bytes of a request. */
final class Bodies {
    private static final int USUAL_BYTES = 400;

    private final JsonFactory json = new JsonFactory();

    byte[] bytes(int touchpoints, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(touchpoints * USUAL_BYTES);
        try (JsonGenerator writer = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(writer);
        }
        return bytes.toByteArray();
    }
}
